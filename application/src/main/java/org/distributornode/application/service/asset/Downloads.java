package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.jspecify.annotations.Nullable;

/// The downloads under way, one for each object however many ask. Safe for use by any thread.
public final class Downloads {

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Map<DataObjectId, Running> active = new ConcurrentHashMap<>();
    private final HeldObjects held;
    private final FillRun.Tools tools;
    private final Executor threads;
    private final Limits limits;
    private volatile boolean stopped;

    /// @param threads runs each fill on a thread of its own
    public Downloads(HeldObjects held, Fetching fetching, MediaTypes mediaTypes, Executor threads, Limits limits) {
        this.held = held;
        this.threads = threads;
        this.limits = limits;
        this.tools = new FillRun.Tools(
                held,
                fetching,
                new MediaTypeRule(mediaTypes),
                new Semaphore(limits.fillsAtOnce(), true),
                limits.slotWithin());
    }

    /// @param fillsAtOnce how many objects may be on their way in at once; more wait
    /// @param slotWithin how long one waits before it is given up
    /// @param heldBack bytes at the end of a whole answer that wait for the proof
    public record Limits(int fillsAtOnce, Duration slotWithin, long heldBack) {}

    /// A download and the work on it; itself alone.
    private static final class Running {
        final Download download;
        final FillRun run;

        Running(Download download, FillRun run) {
            this.download = download;
            this.run = run;
        }
    }

    /// @param created whether this call began the download
    record Joined(DataObject object, AssetBytes bytes, boolean created) {}

    /// A reader of the download of this object; empty if none is under way.
    Optional<Joined> join(DataObjectId id, boolean whole) {
        return Optional.ofNullable(active.get(id)).flatMap(running -> join(running, whole, false));
    }

    /// Begins the download, or joins the one under way; empty if the object has come to be held meanwhile.
    Optional<Joined> start(Listing listing, boolean whole) {
        DataObjectId id = listing.object().id();
        Running mine = prepare(listing);
        Running running = active.compute(id, (_, other) -> choose(id, other, mine));
        if (running == null) {
            return Optional.empty();
        }
        Optional<Joined> joined = join(running, whole, running == mine);
        if (running == mine) {
            threads.execute(mine.run);
            if (stopped) {
                mine.run.stop(BytesLost.Cause.STOPPING);
            }
        }
        return joined;
    }

    private static Optional<Joined> join(Running running, boolean whole, boolean created) {
        DataObject object = running.download.object();
        return running.download.reader(whole).map(bytes -> new Joined(object, bytes, created));
    }

    /// What is known of an object on its way in; empty if it is not.
    Optional<InspectAsset.Outcome> inspect(DataObjectId id) {
        return Optional.ofNullable(active.get(id)).map(running -> {
            Download download = running.download;
            return new InspectAsset.Outcome.Found(
                    download.object(), Freshness.PENDING, download.mediaType(), ServeAsset.Via.LOCAL);
        });
    }

    /// How many are under way, those waiting for their turn included.
    public int count() {
        return active.size();
    }

    /// Ends the download of this object, if one is under way. Returns when it has let go of its file, or after a few
    /// seconds.
    ///
    /// @param why what readers and the journal are told
    public void end(DataObjectId id, BytesLost.Cause why) {
        Optional.ofNullable(active.get(id)).ifPresent(running -> end(List.of(running), why));
    }

    /// Ends all downloads and lets no new one begin; their readers learn that the node is stopping. Returns when the
    /// last one has let go of its files, or after a few seconds.
    public void stop() {
        stopped = true;
        end(List.copyOf(active.values()), BytesLost.Cause.STOPPING);
    }

    private static void end(List<Running> ending, BytesLost.Cause why) {
        ending.forEach(running -> running.run.stop(why));
        long deadline = System.nanoTime() + LONGEST_END.toNanos();
        try {
            for (Running running : ending) {
                if (!running.run.awaitEnd(deadline)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Running choose(DataObjectId id, @Nullable Running other, Running mine) {
        if (other != null) {
            return other;
        }
        return held.find(id).isPresent() ? null : mine;
    }

    private Running prepare(Listing listing) {
        DataObjectId id = listing.object().id();
        Download download = new Download(listing.object(), limits.heldBack(), () -> active.remove(id));
        return new Running(download, new FillRun(download, listing, tools));
    }
}
