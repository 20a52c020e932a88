package org.distributornode.application.service.takeover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.port.cache.CacheStore.Unproven;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.takeover.ReferenceState;
import org.distributornode.application.port.takeover.ReferenceState.Standing;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.application.usecase.takeover.TakeOver;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent.DropReason;

/// First the catalogue is asked about the files, many at once, which tells wrong sizes; then the bytes are proven,
/// those that were used last first. A silent catalogue, or a disk that passes no bytes, is asked again for as long
/// as it takes.
public final class TakeOverService implements TakeOver {

    /// Of so many objects that the other node listed, one may be unknown to the network before that is doubted.
    private static final int DOUBTED_SHARE = 10;

    private final Claims claims;
    private final ReferenceState reference;
    private final Work work;
    private final Predicate<DataObjectId> forbidden;
    private final Waits waits;
    private final AtomicLong foreign = new AtomicLong();
    private volatile List<Unproven> files = List.of();
    private volatile Predicate<DataObjectId> listed = _ -> false;
    private volatile boolean over;

    /// @param forbidden objects whose files are deleted instead
    public TakeOverService(
            Claims claims, ReferenceState reference, Work work, Predicate<DataObjectId> forbidden, Waits waits) {
        this.claims = claims;
        this.reference = reference;
        this.work = work;
        this.forbidden = forbidden;
        this.waits = waits;
    }

    /// @param prover reads at the pace of work that nobody waits for
    public record Work(ObjectCatalog catalog, ClaimTeller teller, ClaimProver claimProver, Prover prover) {}

    /// @param retry how long to wait before what was silent is asked again
    /// @param confirm how long after the network did not know an object it is asked again, before its file is
    ///     deleted
    public record Waits(Duration retry, Duration confirm) {}

    @Override
    public Found begin(boolean rebuilt) {
        if (!rebuilt && reference.standing() == Standing.SETTLED) {
            over = true;
            return new Found(0, 0, 0, State.SETTLED);
        }
        Arrivals arrivals = Arrivals.look(claims, reference, rebuilt);
        files = arrivals.files();
        listed = arrivals::isListed;
        over = files.isEmpty();
        reference.remember(over ? Standing.SETTLED : Standing.OPEN);
        return arrivals.found();
    }

    @Override
    public void proceed() {
        if (over) {
            return;
        }
        try {
            List<Unproven> gone = tellAll();
            for (Unproven file : files) {
                proveOne(file.id());
            }
            settle(gone);
            over = true;
            reference.remember(Standing.SETTLED);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Progress progress() {
        ClaimProver done = work.claimProver;
        return new Progress(over, done.proven(), done.dropped(), foreign.get(), done.unreadable());
    }

    Claims claims() {
        return claims;
    }

    /// Whether nothing waits to be proven any more.
    public boolean isOver() {
        return over;
    }

    /// @return those that the other node listed and the network does not know
    private List<Unproven> tellAll() throws InterruptedException {
        List<Unproven> gone = new ArrayList<>();
        for (Unproven file : tell(files)) {
            if (listed.test(file.id())) {
                gone.add(file);
            } else {
                foreign.incrementAndGet();
            }
        }
        return gone;
    }

    /// Asks the network about files that still wait, and counts those in that it knows, or drops them.
    ///
    /// @return those that it does not know
    private List<Unproven> tell(List<Unproven> some) throws InterruptedException {
        List<Unproven> unknown = new ArrayList<>();
        for (int from = 0; from < some.size(); from += AssignmentCatalog.MOST_AT_ONCE) {
            List<Unproven> asked = new ArrayList<>();
            for (Unproven file : some.subList(from, Math.min(some.size(), from + AssignmentCatalog.MOST_AT_ONCE))) {
                if (isWaiting(file.id()) && !isForbidden(file.id())) {
                    asked.add(file);
                }
            }
            if (!asked.isEmpty()) {
                unknown.addAll(tellAtOnce(asked));
            }
        }
        return unknown;
    }

    private List<Unproven> tellAtOnce(List<Unproven> asked) throws InterruptedException {
        List<DataObjectId> ids = asked.stream().map(Unproven::id).toList();
        ObjectCatalog.Described known = persistently(() -> work.catalog.describe(ids));
        List<Unproven> unknown = new ArrayList<>();
        for (Unproven file : asked) {
            DataObject object = known.objects().get(file.id());
            if (object != null) {
                persistently(() -> work.teller.tell(file, object));
            } else if (known.knows(file.id())) {
                foreign.incrementAndGet(); // nobody can tell whether the file is right
            } else {
                unknown.add(file);
            }
        }
        return unknown;
    }

    /// Deletes the file if so.
    private boolean isForbidden(DataObjectId id) throws InterruptedException {
        boolean is = forbidden.test(id);
        if (is) {
            persistently(() -> {
                work.claimProver.drop(id, DropReason.DENIED);
                return true;
            });
        }
        return is;
    }

    private void proveOne(DataObjectId id) throws InterruptedException {
        Optional<Claim> claim = claims.find(id).filter(Claim::isTold);
        if (claim.isPresent() && !isForbidden(id)) {
            persistently(() -> work.claimProver.prove(claim.get(), work.prover));
        }
    }

    private boolean isWaiting(DataObjectId id) {
        return claims.held().find(id).isEmpty()
                && !claims.find(id).filter(Claim::isTold).isPresent()
                && claims.store().findUnproven(id).isPresent();
    }

    /// Deletes the files of objects that the network does not know, if it says so twice and of few.
    private void settle(List<Unproven> gone) throws InterruptedException {
        long all = files.stream().filter(file -> listed.test(file.id())).count();
        if (gone.isEmpty()) {
            return;
        }
        if (gone.size() > all / DOUBTED_SHARE) {
            foreign.addAndGet(gone.size());
            return;
        }
        await(waits.confirm);
        for (Unproven file : tell(gone)) {
            work.claimProver.drop(file.id(), DropReason.GONE);
        }
        for (Unproven file : gone) {
            proveOne(file.id());
        }
    }

    private <T> T persistently(Step<T> step) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                return step.take();
            } catch (PortFailure _) {
                await(waits.retry);
            }
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws InterruptedException;
    }

    private static void await(Duration time) throws InterruptedException {
        if (new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("nobody counts this latch down");
        }
    }
}
