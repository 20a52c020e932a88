package org.distributornode.application.service.prefetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Asks for objects as a client does and waits for their ends, one after the other.
public final class BringByServing implements Bringing {

    private static final long LOOKED_EVERY = Duration.ofSeconds(1).toNanos();

    private final InspectAsset inspect;
    private final ServeAsset serve;
    private final Pace pace;

    /// @param pace how fast objects may come
    public BringByServing(InspectAsset inspect, ServeAsset serve, Pace pace) {
        this.inspect = inspect;
        this.serve = serve;
        this.pace = pace;
    }

    @Override
    public Ending bring(DataObjectId id, Wish wish) throws InterruptedException {
        return switch (inspect.inspect(id)) {
            case InspectAsset.Outcome.Refused(var why) -> ending(why);
            case InspectAsset.Outcome.Found found when found.freshness() == Freshness.HIT -> Ending.HELD;
            case InspectAsset.Outcome.Found found when found.via() == Via.EXTERNAL -> Ending.TOO_LARGE;
            case InspectAsset.Outcome.Found found -> fetch(found.object(), wish);
        };
    }

    private Ending fetch(DataObject object, Wish wish) throws InterruptedException {
        if (!wish.found(object)) {
            return Ending.DECLINED;
        }
        for (long left = object.size(); left > 0; left -= Integer.MAX_VALUE) {
            pace.take(Math.clamp(left, 0, Integer.MAX_VALUE));
        }
        return switch (serve.serve(new ServeAsset.Request(object.id(), new Extent.Whole()))) {
            case ServeAsset.Outcome.Refused(var why) -> ending(why);
            case ServeAsset.Outcome.Served served -> {
                try (AssetBytes bytes = served.bytes()) {
                    yield served.via() == Via.EXTERNAL ? Ending.TOO_LARGE : await(bytes, wish);
                }
            }
        };
    }

    /// The last byte may be read once the object is held.
    private static Ending await(AssetBytes bytes, Wish wish) throws InterruptedException {
        try {
            long last = Math.max(0, bytes.size() - 1);
            long told = 0;
            while (bytes.size() > 0 && bytes.readable(last) == 0) {
                CountDownLatch readable = new CountDownLatch(1);
                bytes.whenReadable(last, readable::countDown);
                boolean over = readable.await(LOOKED_EVERY, TimeUnit.NANOSECONDS);
                long arrived = over ? bytes.size() : bytes.arrived();
                wish.arrived(Math.max(0, arrived - told));
                told = Math.max(told, arrived);
            }
            return Ending.HELD;
        } catch (BytesLost lost) {
            return switch (lost.why()) {
                case NO_SOURCE -> Ending.NO_SOURCE;
                case NO_ROOM -> Ending.NO_ROOM;
                case OVERLOADED -> Ending.OVERLOADED;
                case DENIED -> Ending.DENIED;
                case PURGED -> Ending.DECLINED;
                case STOPPING -> throw new InterruptedException();
            };
        }
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
