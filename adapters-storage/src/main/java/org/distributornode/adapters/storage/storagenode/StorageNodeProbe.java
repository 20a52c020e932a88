package org.distributornode.adapters.storage.storagenode;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.OutboundAnswer;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.http.OutboundRequest;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.port.origin.SourceProbe;
import org.distributornode.domain.source.Source;

/// Asks a storage node for its version (`GET {base}/version`), and any other source for the head of the object, each
/// time on a connection of its own.
public final class StorageNodeProbe implements SourceProbe {

    private final OutboundHttp http;
    private final AddressPolicy forStorageNodes;

    /// @param forStorageNodes where the addresses in the network's catalogue may lead
    public StorageNodeProbe(OutboundHttp http, AddressPolicy forStorageNodes) {
        this.http = http;
        this.forStorageNodes = forStorageNodes;
    }

    @Override
    public Duration probe(Source source) {
        OutboundRequest request = request(source);
        try (OutboundAnswer answer = http.send(request)) {
            if (!answer.isSuccess()) {
                throw new OriginFailure(Kind.REFUSED, source + " answered a probe with " + answer.status());
            }
            return answer.latency();
        }
    }

    private OutboundRequest request(Source source) {
        return switch (source.kind()) {
            case STORAGE_NODE ->
                request(OutboundRequest.Method.GET, URI.create(source.location() + "/version"), forStorageNodes);
            case DIRECT -> request(OutboundRequest.Method.HEAD, source.location(), AddressPolicy.anywhere());
        };
    }

    private static OutboundRequest request(OutboundRequest.Method method, URI target, AddressPolicy policy) {
        return new OutboundRequest(method, target, Map.of(), "", policy, true);
    }
}
