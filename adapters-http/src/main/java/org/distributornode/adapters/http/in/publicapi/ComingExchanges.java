package org.distributornode.adapters.http.in.publicapi;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.adapters.http.netty.ClientConnection;
import org.distributornode.adapters.http.netty.ComingAssets;
import org.distributornode.adapters.http.netty.hit.Coming;
import org.distributornode.adapters.http.netty.hit.ComingAnswer;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.ConditionalRequest;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Answers plain requests for objects on their way in as the routes do, without the framework.
@Singleton
final class ComingExchanges implements ComingAssets {

    private final InspectAsset inspect;
    private final AssetExchanges exchanges;

    ComingExchanges(InspectAsset inspect, AssetExchanges exchanges) {
        this.inspect = inspect;
        this.exchanges = exchanges;
    }

    @Override
    public Coming on(ClientConnection connection) {
        return new Coming() {
            @Override
            public Optional<DataObject> find(DataObjectId id) {
                return inspect.coming(id);
            }

            @Override
            public void answer(Arrival arrival, Consumer<ComingAnswer> then) {
                String range = arrival.range().orElse(null);
                exchanges.answer(arrival, new ConditionalRequest(false, range, null, null, null), connection, then);
            }
        };
    }
}
