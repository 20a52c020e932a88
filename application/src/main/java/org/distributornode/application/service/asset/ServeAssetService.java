package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.HeldReads;
import org.distributornode.application.service.source.Sources;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ResumeHit;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObject;

public final class ServeAssetService implements ServeAsset, ResumeHit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /// An object may come to be held, or be evicted, between two looks; more often than this it does not in practice.
    private static final int LOOKS = 3;

    private final HeldObjects held;
    private final Downloads downloads;
    private final Lookup lookup;
    private final Streaming streaming;
    private final Sources sources;

    /// @param streaming for objects that are not kept
    public ServeAssetService(
            HeldObjects held, Downloads downloads, Lookup lookup, Streaming streaming, Sources sources) {
        this.held = held;
        this.downloads = downloads;
        this.lookup = lookup;
        this.streaming = streaming;
        this.sources = sources;
    }

    @Override
    public Outcome serve(Request request) {
        try {
            for (int look = 0; look < LOOKS; look++) {
                Optional<Outcome> found = look(request);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return new Outcome.Refused(new Refusal.Overloaded(RETRY_AFTER));
        } catch (BytesLost crowded) {
            return new Outcome.Refused(new Refusal.Overloaded(crowded.retryAfter()));
        }
    }

    /// Looks into the store only for what is neither held nor on its way in.
    private Optional<Outcome> look(Request request) {
        return hit(request, held.await(request.id()))
                .or(() -> pending(request))
                .or(() -> hit(request, held.adopt(request.id())))
                .or(() -> miss(request));
    }

    private Optional<Outcome> hit(Request request, Optional<CacheEntry> entry) {
        return entry.flatMap(new HeldReads(held)::open).map(opened -> {
            AssetBytes bytes = new HeldBytes(held, opened, () -> resume(request));
            return new Outcome.Served(opened.object(), Freshness.HIT, Via.LOCAL, bytes);
        });
    }

    private Optional<Outcome> pending(Request request) {
        return downloads
                .join(request.id(), request.extent())
                .map(joined -> new Outcome.Served(joined.object(), Freshness.PENDING, Via.LOCAL, joined.bytes()));
    }

    private Optional<Outcome> miss(Request request) {
        return switch (lookup.find(request.id())) {
            case Lookup.Answer.Refused(var why) -> Optional.of(new Outcome.Refused(why));
            case Lookup.Answer.Ours(var listing) -> fetch(listing, request);
        };
    }

    private Optional<Outcome> fetch(Listing listing, Request request) {
        DataObject object = listing.object();
        if (sources.usable(object.id(), listing.sources()).isEmpty()) {
            return Optional.of(new Outcome.Refused(new Refusal.NoSource(RETRY_AFTER)));
        }
        if (streaming.isFor(object, held)) {
            AssetBytes bytes = streaming.open(listing, request.extent());
            return Optional.of(new Outcome.Served(object, Freshness.MISS, Via.EXTERNAL, bytes));
        }
        return downloads.start(listing, request.extent()).map(joined -> {
            Freshness freshness = joined.created() ? Freshness.MISS : Freshness.PENDING;
            return new Outcome.Served(object, freshness, Via.LOCAL, joined.bytes());
        });
    }

    /// A part of an object that may no longer be kept is lost: nothing holds its bytes until they are proven.
    @Override
    public AssetBytes resume(Request request) {
        return switch (serve(new Request(request.id(), new Extent.Whole()))) {
            case Outcome.Served served when isWhole(request) -> served.bytes();
            case Outcome.Served served when served.via() == Via.LOCAL -> new ProvenBytes(served.bytes());
            case Outcome.Served served -> {
                served.bytes().close();
                throw new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
            }
            case Outcome.Refused _ -> throw new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
        };
    }

    private static boolean isWhole(Request request) {
        return request.extent() instanceof Extent.Whole;
    }
}
