package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.fill.FillTask;
import org.distributornode.application.service.fill.Gathering;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.jspecify.annotations.Nullable;

/// The downloads under way, one for each object however many ask. Safe for use by any thread.
public final class Downloads {

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Map<DataObjectId, Running> active = new ConcurrentHashMap<>();
    private final HeldObjects held;
    private final Partials partials;
    private final FillRun.Tools tools;
    private final Executor threads;
    private final Limits limits;
    private final FillSlots slots;
    private final LongAdder refusedClients = new LongAdder();
    private volatile boolean stopped;

    /// @param threads runs each fill on a thread of its own
    public Downloads(HeldObjects held, Partials partials, FillTask.Tools fill, Executor threads, Limits limits) {
        this.held = held;
        this.partials = partials;
        this.threads = threads;
        this.limits = limits;
        this.slots = new FillSlots(limits.fillsAtOnce(), limits.slotWithin(), this::makeWay);
        this.tools = new FillRun.Tools(held, partials, fill, slots, limits.crowdLeaves());
    }

    /// @param fillsAtOnce how many objects may be on their way in at once; more wait
    /// @param slotWithin how long one waits before it is given up
    /// @param heldBack bytes at the end of a whole answer that wait for the proof
    /// @param readersEach how many answers may be under way of one object on its way in
    /// @param crowdLeaves how long the commit of what is proven waits for many readers to leave
    public record Limits(int fillsAtOnce, Duration slotWithin, long heldBack, int readersEach, Duration crowdLeaves) {}

    /// What was refused since the start.
    ///
    /// @param clients answers that would have been too many of one object
    /// @param fills objects whose turn did not come in time
    public record Refusals(long clients, long fills) {}

    /// @param created whether this call began the download
    record Joined(DataObject object, AssetBytes bytes, boolean created) {}

    /// A reader of the download of this object; empty if none is under way.
    ///
    /// @throws BytesLost if too many read it already
    Optional<Joined> join(DataObjectId id, Extent extent) {
        return Optional.ofNullable(active.get(id)).flatMap(running -> join(running, extent, false));
    }

    /// Begins the download, or joins the one under way; empty if the object has come to be held meanwhile.
    ///
    /// @throws BytesLost if too many read it already
    Optional<Joined> start(Listing listing, Extent extent) {
        Running mine = prepare(listing, Courtesy.NONE);
        Optional<Running> running = choose(mine);
        Optional<Joined> joined = running.flatMap(chosen -> join(chosen, extent, chosen == mine));
        if (running.filter(chosen -> chosen == mine).isPresent()) {
            run(mine);
        }
        return joined;
    }

    /// Brings an object in that nobody waits for, and returns when it has come or will not. If it is on its way
    /// already, its end is waited for.
    ///
    /// @param courtesy how it makes way for others
    /// @return why it is not held, or empty if it is
    public Optional<BytesLost> bring(Listing listing, Courtesy courtesy) throws InterruptedException {
        Running mine = prepare(listing, courtesy);
        Optional<Running> running = choose(mine);
        if (running.isEmpty()) {
            return Optional.empty();
        }
        if (running.get() == mine) {
            run(mine);
        }
        return running.get().run.awaitEnd();
    }

    /// Whether some client waits for bytes of an object on its way in.
    public boolean isAnybodyWaiting() {
        return active.values().stream().anyMatch(running -> running.download.isAwaited());
    }

    private void run(Running mine) {
        threads.execute(mine.run);
        if (stopped) {
            mine.run.stop(BytesLost.Cause.STOPPING, false);
        }
    }

    private Optional<Running> choose(Running mine) {
        return Optional.ofNullable(active.compute(mine.download.object().id(), (id, other) -> choose(id, other, mine)));
    }

    /// Those that nobody reads give way to so many.
    private void makeWay(int wanted) {
        int left = wanted - leaving();
        for (Download download : inTurn()) {
            if (left > 0 && download.retire()) {
                left--;
            }
        }
    }

    /// How many are about to leave their turn to others.
    int leaving() {
        return (int) inTurn().stream()
                .filter(each -> each.isGivenUp() || each.isProven())
                .count();
    }

    private List<Download> inTurn() {
        List<Download> found = new ArrayList<>();
        slots.inTurn().forEach(id -> Optional.ofNullable(active.get(id)).ifPresent(each -> found.add(each.download)));
        return found;
    }

    private Optional<Joined> join(Running running, Extent extent, boolean created) {
        DataObject object = running.download.object();
        Optional<Joined> joined = reader(running, extent).map(bytes -> new Joined(object, bytes, created));
        if (joined.isEmpty()) {
            await(List.of(running));
        }
        return joined;
    }

    private Optional<AssetBytes> reader(Running running, Extent extent) {
        try {
            return running.download.reader(extent);
        } catch (BytesLost crowded) {
            refusedClients.increment();
            throw crowded;
        }
    }

    public Refusals refusals() {
        return new Refusals(refusedClients.sum(), slots.refused());
    }

    /// The object, if it is on its way in.
    Optional<DataObject> coming(DataObjectId id) {
        return Optional.ofNullable(active.get(id)).map(running -> running.download.object());
    }

    /// What is known of an object on its way in; empty if it is not.
    Optional<InspectAsset.Outcome> inspect(DataObjectId id) {
        return Optional.ofNullable(active.get(id)).map(running -> {
            Optional<MediaType> type = running.download.gathering().flatMap(Gathering::mediaType);
            return new InspectAsset.Outcome.Found(
                    running.download.object(), Freshness.PENDING, type, ServeAsset.Via.LOCAL);
        });
    }

    /// How many are under way, those waiting for their turn included.
    public int count() {
        return active.size();
    }

    /// Objects that are on their way in, or there in part.
    public List<DataObjectId> begun() {
        Set<DataObjectId> begun = new HashSet<>(active.keySet());
        begun.addAll(partials.ids());
        begun.addAll(active.keySet()); // some of which were parts just now
        return List.copyOf(begun);
    }

    /// Ends the download of this object, if one is under way, and deletes what has come of it. Returns when it has let
    /// go of its file, or after a few seconds.
    ///
    /// @param why what readers and the journal are told
    public void end(DataObjectId id, BytesLost.Cause why) {
        Optional.ofNullable(active.get(id)).ifPresent(running -> {
            running.run.stop(why, true);
            await(List.of(running));
        });
        partials.discard(id);
    }

    /// Ends all downloads and lets no new one begin; their readers learn that the node is stopping. What has come stays
    /// for the next start. Returns when the last one has let go of its files, or after a few seconds.
    public void stop() {
        stopped = true;
        List<Running> ending = List.copyOf(active.values());
        ending.forEach(running -> running.run.stop(BytesLost.Cause.STOPPING, false));
        await(ending);
    }

    private static void await(List<Running> ending) {
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
        return other == null && held.find(id).isEmpty() ? mine : other;
    }

    private Running prepare(Listing listing, Courtesy courtesy) {
        DataObjectId id = listing.object().id();
        Download.Limits each = new Download.Limits(limits.heldBack(), limits.readersEach());
        Download download = new Download(listing.object(), each, new DownloadHost() {
            @Override
            public void ended() {
                active.remove(id);
            }

            @Override
            public void readChanged() {
                slots.changed(id);
            }
        });
        return new Running(download, new FillRun(download, listing, courtesy, tools));
    }
}
