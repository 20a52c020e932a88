package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.cache.Commits;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.fill.FillTask;
import org.distributornode.application.service.fill.Gathering;
import org.distributornode.application.service.fill.Past;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.jspecify.annotations.Nullable;

/// Brings one object in, on a thread of its own: waits for its turn, makes room, lets it be gathered and proven,
/// commits. What has come when it gives up stays for the next one, unless it is of no use.
final class FillRun implements Runnable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /// So often it is looked for room, as commits end.
    private static final int MOST_TRIES = 16;

    private final Download download;
    private final Listing listing;
    private final Courtesy courtesy;
    private final Tools tools;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<BytesLost> lost = Optional.empty();
    private volatile boolean useless;
    private @Nullable Thread thread;
    private BytesLost.@Nullable Cause stopped;

    /// What every run works with.
    ///
    /// @param crowdLeaves how long a commit lets readers go first, if they are many
    record Tools(HeldObjects held, Partials partials, FillTask.Tools fill, FillSlots slots, Duration crowdLeaves) {}

    /// @param courtesy how it makes way for others
    FillRun(Download download, Listing listing, Courtesy courtesy, Tools tools) {
        this.download = download;
        this.listing = listing;
        this.courtesy = courtesy;
        this.tools = tools;
    }

    @Override
    public void run() {
        Optional<BytesLost> end = Optional.of(noSource());
        try {
            enter();
            fillInTurn();
            end = Optional.empty();
        } catch (BytesLost why) {
            end = Optional.of(why);
        } catch (CacheFailure failure) {
            end = Optional.of(new BytesLost(cause(failure), RETRY_AFTER));
        } catch (InterruptedException _) {
            end = Optional.of(new BytesLost(stopped(), RETRY_AFTER));
        } finally {
            leave();
            tell(end);
        }
    }

    /// Ends the run early. May be called from any thread.
    ///
    /// @param why what readers and the journal are told
    /// @param forGood whether what has come is deleted, too
    synchronized void stop(BytesLost.Cause why, boolean forGood) {
        useless |= forGood;
        stopped = why;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void enter() throws InterruptedException {
        thread = Thread.currentThread();
        if (stopped != null) {
            throw new InterruptedException();
        }
    }

    /// An interrupt of unknown origin is taken for the end of the node.
    private synchronized BytesLost.Cause stopped() {
        return stopped == null ? BytesLost.Cause.STOPPING : stopped;
    }

    private synchronized void leave() {
        thread = null;
    }

    /// Whatever went wrong, the readers are told: nobody waits for bytes that will not come.
    private void tell(Optional<BytesLost> why) {
        lost = why;
        try {
            why.ifPresent(end -> tools.held.fillFailed(download.object().id(), end.why()));
        } finally {
            why.ifPresentOrElse(download::fail, download::end);
            over.countDown();
        }
    }

    /// Waits until the run has ended and everybody knows.
    ///
    /// @return false if it has not by the deadline, in nanoseconds of [System#nanoTime()]
    boolean awaitEnd(long deadline) throws InterruptedException {
        return over.await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /// Waits for the end.
    ///
    /// @return why the object is not held, or empty if it is
    Optional<BytesLost> awaitEnd() throws InterruptedException {
        over.await();
        return lost;
    }

    private void fillInTurn() throws InterruptedException {
        DataObject object = download.object();
        if (!tools.slots.take(object.id(), download::isRead)) {
            throw new BytesLost(BytesLost.Cause.OVERLOADED, RETRY_AFTER);
        }
        try {
            Past past = tools.partials.past(object).orElseGet(() -> Past.of(object.size()));
            if (!reserve(object)) {
                throw new BytesLost(BytesLost.Cause.NO_ROOM, RETRY_AFTER);
            }
            fillReserved(past);
        } finally {
            tools.slots.giveBack(object.id());
        }
    }

    /// Where all room is taken by objects that are being committed, one that is held soon makes way.
    private boolean reserve(DataObject object) throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Commits.Any before = tools.held.commits().any(); // lest the end of one be missed
            if (tools.partials.reserve(object)) {
                return true;
            }
            if (!before.await()) {
                return false;
            }
        }
        return false;
    }

    /// A part that is left keeps its room; all other room is given back.
    private void fillReserved(Past past) throws InterruptedException {
        DataObject object = download.object();
        boolean part = false;
        try {
            Fill fill = tools.held.store().fill(object);
            try {
                gather(fill, past);
            } catch (BytesLost | InterruptedException unfinished) {
                part = !useless && fill.present().total() > 0;
                throw unfinished;
            } finally {
                end(fill, part);
            }
        } finally {
            tools.partials.settle(object, part, past);
        }
    }

    private static void end(Fill fill, boolean part) {
        if (part) {
            fill.close();
        } else {
            fill.discard();
        }
    }

    private void gather(Fill fill, Past past) throws InterruptedException {
        Gathering gathering = new Gathering(fill, past);
        try (FillTask task = new FillTask(listing, gathering, download, courtesy, tools.fill)) {
            download.gather(gathering, task);
            keep(gathering, fill, task);
        } finally {
            gathering.lose();
            download.changed();
        }
    }

    /// What is proven leaves, whether it can be kept or not; whoever has the last byte and asks again finds the object
    /// held. To force it to the disk takes the processor that sends a crowd its last bytes: they go first. Who has
    /// stopped it for good meanwhile may have looked for the object in vain.
    private void keep(Gathering gathering, Fill fill, FillTask task) throws InterruptedException {
        Proof proof = task.run();
        try (Commits.UnderWay _ = tools.held.commits().begin(fill.object().id())) {
            if (!useless) {
                gathering.prove();
            }
            try {
                download.changed();
                download.awaitFew(tools.crowdLeaves);
            } finally {
                task.close();
                tools.held.commit(fill, proof, gathering.mediaType().orElseThrow());
            }
            if (useless) {
                boolean denied = stopped() == BytesLost.Cause.DENIED;
                tools.held.drop(fill.object().id(), denied ? DropReason.DENIED : DropReason.PURGED);
                throw new InterruptedException();
            }
        }
    }

    private static BytesLost.Cause cause(CacheFailure failure) {
        return switch (failure.kind()) {
            case NO_SPACE, MEDIUM, DAMAGED -> BytesLost.Cause.NO_ROOM;
            case EXHAUSTED, UNHEALED -> BytesLost.Cause.OVERLOADED;
        };
    }

    private static BytesLost noSource() {
        return new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
    }
}
