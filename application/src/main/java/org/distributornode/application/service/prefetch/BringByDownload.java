package org.distributornode.application.service.prefetch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.asset.Lookup;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Downloads objects as for clients, behind those that are read. A download that gives way to them is begun again
/// where it was, as often as it comes forward in between.
public final class BringByDownload implements Bringing {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    /// So often in a row it may have no turn, end for want of something of this node, or give way before a byte has
    /// come, until it is left out.
    private static final int MOST_IN_VAIN = 60;

    private final HeldObjects held;
    private final Assets assets;
    private final Downloads downloads;
    private final Courtesy courtesy;
    private final Pause pause;

    public BringByDownload(HeldObjects held, Assets assets, Downloads downloads, Courtesy courtesy, Pause pause) {
        this.held = held;
        this.assets = assets;
        this.downloads = downloads;
        this.courtesy = courtesy;
        this.pause = pause;
    }

    /// What clients are told, and are handed out.
    public record Assets(InspectAsset inspect, ServeAsset serve, Lookup lookup) {}

    @Override
    public Ending bring(DataObjectId id, Wish wish) throws InterruptedException {
        return switch (assets.inspect().inspect(id)) {
            case InspectAsset.Outcome.Refused(var why) -> ending(why);
            case InspectAsset.Outcome.Found found when found.freshness() == Freshness.HIT -> Ending.HELD;
            case InspectAsset.Outcome.Found found when found.via() == Via.EXTERNAL -> Ending.TOO_LARGE;
            case InspectAsset.Outcome.Found found -> {
                if (!wish.found(found.object())) {
                    yield Ending.DECLINED;
                }
                yield isLeftAndRight(found.object()) ? Ending.HELD : download(found.object(), wish);
            }
        };
    }

    /// Whether another node's file of the object is there and was proven now, as for a client.
    private boolean isLeftAndRight(DataObject object) {
        DataObjectId id = object.id();
        if (object.size() == 0 || held.store().findUnproven(id).isEmpty()) {
            return false;
        }
        if (assets.serve().serve(new ServeAsset.Request(id, new Extent.Part(0, 1)))
                instanceof ServeAsset.Outcome.Served served) {
            served.bytes().close();
        }
        return held.find(id).isPresent();
    }

    /// @param forward whether it gave way after bytes had come
    private record Try(Ending ending, boolean forward) {}

    private Ending download(DataObject object, Wish wish) throws InterruptedException {
        Try last = tryTo(object, wish);
        for (int inVain = 1; inVain < MOST_IN_VAIN && last.ending == Ending.OVERLOADED; inVain++) {
            pause.take(AGAIN_AFTER);
            last = tryTo(object, wish);
            inVain = last.forward ? 0 : inVain;
        }
        return last.ending;
    }

    private Try tryTo(DataObject object, Wish wish) throws InterruptedException {
        return switch (assets.lookup().find(object.id())) {
            case Lookup.Answer.Refused(var why) -> new Try(ending(why), false);
            case Lookup.Answer.Ours(var listing) -> download(listing, wish);
        };
    }

    private Try download(Listing listing, Wish wish) throws InterruptedException {
        courtesy.take(0); // of an object that comes at once nothing may be held back: the next one waits for it
        LongAdder told = new LongAdder();
        Optional<BytesLost> lost = downloads.bring(listing, new Telling(told, wish, courtesy));
        if (lost.isEmpty()) {
            return new Try(Ending.HELD, true);
        }
        BytesLost.Cause why = lost.get().why();
        return new Try(ending(why), why == BytesLost.Cause.STOPPING && told.sum() > 0);
    }

    /// Makes way as `courtesy` does, and tells of the bytes that come.
    private record Telling(LongAdder told, Wish wish, Courtesy courtesy) implements Courtesy {

        @Override
        public void take(int bytes) throws InterruptedException {
            tell(bytes);
            courtesy.take(bytes);
        }

        @Override
        public void take(int bytes, Rest rest) throws InterruptedException {
            tell(bytes);
            courtesy.take(bytes, rest);
        }

        @Override
        public void end(int bytes) {
            tell(bytes);
            courtesy.end(bytes);
        }

        private void tell(int bytes) {
            told.add(bytes);
            wish.arrived(bytes);
        }
    }

    /// One that stops while the node does not has given way.
    private static Ending ending(BytesLost.Cause why) {
        return switch (why) {
            case NO_SOURCE -> Ending.NO_SOURCE;
            case NO_ROOM -> Ending.NO_ROOM;
            case OVERLOADED, STOPPING -> Ending.OVERLOADED;
            case DENIED -> Ending.DENIED;
            case PURGED -> Ending.PURGED;
        };
    }

    private static Ending ending(Refusal why) {
        return switch (why) {
            case Refusal.UnknownObject _ -> Ending.UNKNOWN;
            case Refusal.NotDistributedHere _ -> Ending.NOT_OURS;
            case Refusal.NotAccepted _ -> Ending.NOT_ACCEPTED;
            case Refusal.Denied _ -> Ending.DENIED;
            case Refusal.CatalogSilent _ -> Ending.CATALOG_SILENT;
            case Refusal.NoSource _ -> Ending.NO_SOURCE;
            case Refusal.NoRoom _ -> Ending.NO_ROOM;
            case Refusal.Overloaded _ -> Ending.OVERLOADED;
        };
    }
}
