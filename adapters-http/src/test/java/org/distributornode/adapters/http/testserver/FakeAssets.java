package org.distributornode.adapters.http.testserver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Both use cases of assets over objects that a test puts there.
public final class FakeAssets {

    private final Map<DataObjectId, FakeAsset> assets = new ConcurrentHashMap<>();
    private final Map<DataObjectId, Refusal> refused = new ConcurrentHashMap<>();
    private final Map<DataObjectId, Refusal> refusedToServe = new ConcurrentHashMap<>();
    private final Map<DataObjectId, RuntimeException> broken = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<ServeAsset.Request> served = new ConcurrentLinkedQueue<>();

    public FakeAsset put(long id, byte[] content, Freshness freshness) {
        return put(id, content, freshness, ServeAsset.Via.LOCAL);
    }

    public FakeAsset put(long id, byte[] content, Freshness freshness, ServeAsset.Via via) {
        FakeAsset asset = new FakeAsset(new DataObjectId(id), content, freshness, via);
        assets.put(asset.object().id(), asset);
        return asset;
    }

    public void refuse(long id, Refusal why) {
        refused.put(new DataObjectId(id), why);
    }

    /// Found, but not to be had.
    public void refuseToServe(FakeAsset asset, Refusal why) {
        refusedToServe.put(asset.object().id(), why);
    }

    public void breakUp(long id, RuntimeException failure) {
        broken.put(new DataObjectId(id), failure);
    }

    /// Every request to serve since the last call.
    public ServeAsset.Request[] takeServed() {
        ServeAsset.Request[] all = served.toArray(ServeAsset.Request[]::new);
        served.clear();
        return all;
    }

    Optional<FakeAsset> held(DataObjectId id) {
        return Optional.ofNullable(assets.get(id))
                .filter(asset -> asset.freshness() == Freshness.HIT && !broken.containsKey(id));
    }

    InspectAsset inspecting() {
        return new InspectAsset() {
            @Override
            public Outcome inspect(DataObjectId id) {
                return FakeAssets.this.inspect(id);
            }

            @Override
            public Optional<DataObject> coming(DataObjectId id) {
                return Optional.ofNullable(assets.get(id))
                        .filter(asset -> asset.freshness() == Freshness.PENDING)
                        .map(FakeAsset::object);
            }
        };
    }

    InspectAsset.Outcome inspect(DataObjectId id) {
        if (broken.containsKey(id)) {
            throw broken.get(id);
        }
        FakeAsset asset = assets.get(id);
        return asset == null
                ? new InspectAsset.Outcome.Refused(refused.getOrDefault(id, new Refusal.UnknownObject()))
                : new InspectAsset.Outcome.Found(asset.object(), asset.freshness(), asset.mediaType(), asset.via());
    }

    ServeAsset.Outcome serve(ServeAsset.Request request) {
        served.add(request);
        Optional<Refusal> why = Optional.ofNullable(refusedToServe.get(request.id()));
        FakeAsset asset = assets.get(request.id());
        if (why.isPresent() || asset == null) {
            return new ServeAsset.Outcome.Refused(why.orElse(new Refusal.UnknownObject()));
        }
        return new ServeAsset.Outcome.Served(asset.object(), asset.freshness(), asset.via(), asset.openBytes());
    }

    AssetBytes resume(ServeAsset.Request request) {
        return switch (serve(request)) {
            case ServeAsset.Outcome.Served served -> served.bytes();
            case ServeAsset.Outcome.Refused _ -> throw new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ofSeconds(5));
        };
    }
}
