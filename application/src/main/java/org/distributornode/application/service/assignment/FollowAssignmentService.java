package org.distributornode.application.service.assignment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.distributornode.application.port.assignment.AssignmentStore;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.usecase.assignment.FollowAssignment;
import org.distributornode.application.usecase.node.ReportStatus.AssignmentStatus;
import org.distributornode.domain.assignment.Finding;
import org.distributornode.domain.assignment.Findings;
import org.distributornode.domain.assignment.Verdict;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;

/// Runs one at a time, and shows to every request what the last run found.
///
/// What was found is not kept over a restart: the first run finds it again and counts its time from then on.
/// What is kept is under which selection a run succeeded last, for the guard: it applies while that selection
/// rules.
public final class FollowAssignmentService implements FollowAssignment {

    private final Network network;
    private final HeldObjects held;
    private final Events events;
    private final InstantSource clock;
    private final Rules rules;
    private final ReentrantLock running = new ReentrantLock();
    private volatile BucketSelection settled;
    private volatile Findings findings = new Findings();
    private volatile AssignmentStatus status = new AssignmentStatus(Optional.empty(), false, 0, 0, 0);

    /// At the very first start the selection that rules counts as settled.
    public FollowAssignmentService(Network network, HeldObjects held, Events events, InstantSource clock, Rules rules) {
        this.network = network;
        this.held = held;
        this.events = events;
        this.clock = clock;
        this.rules = rules;
        this.settled = network.store().load().orElseGet(network.selection());
    }

    /// @param selection which buckets are ours, at any time
    public record Network(AssignmentCatalog catalog, Supplier<BucketSelection> selection, AssignmentStore store) {}

    /// @param leastConfirmed per cent of what is held; a run that confirms less changes nothing
    /// @param deleteAfter the time between two answers that an object is not ours, before it is deleted
    public record Rules(int leastConfirmed, Duration deleteAfter) {
        boolean doubt(AssignmentRun.Count count) {
            return count.confirmed() * 100 < count.held() * leastConfirmed;
        }
    }

    @Override
    public Outcome follow() {
        running.lock();
        try {
            return follow(network.selection().get());
        } catch (CatalogFailure _) {
            return new Outcome.Unanswered();
        } finally {
            running.unlock();
        }
    }

    /// Why a held object is not to be served; empty if it may be, or is not held. Waits for nothing.
    public Optional<Verdict> verdict(DataObjectId id) {
        return findings.find(id)
                .filter(finding -> held.find(id).filter(finding::concerns).isPresent())
                .map(Finding::verdict);
    }

    /// How the last run ended; waits for nothing.
    public AssignmentStatus status() {
        return status;
    }

    private Outcome follow(BucketSelection asked) {
        AssignmentRun run = new AssignmentRun(network.catalog(), asked, held);
        AssignmentRun.Count count = run.count(findings);
        if (asked.equals(settled) && rules.doubt(count)) {
            return doubt(count);
        }
        Judgement judgement = new Judgement(findings, rules.deleteAfter(), clock);
        run.judge(judgement);
        if (!network.selection().get().equals(asked)) {
            return new Outcome.Outdated();
        }
        findings = judgement.findings();
        long deleted = delete(judgement);
        long refused = judgement.findings().count() - deleted;
        status = new AssignmentStatus(Optional.of(clock.instant()), false, count.held(), count.confirmed(), refused);
        settle(asked);
        return new Outcome.Followed(count.held(), refused, deleted);
    }

    private Outcome doubt(AssignmentRun.Count count) {
        Instant now = clock.instant();
        AssignmentStatus before = status;
        status = new AssignmentStatus(before.followedAt(), true, count.held(), count.confirmed(), before.refused());
        events.record(new NodeEvent.AssignmentDoubted(now, count.held(), count.confirmed()));
        return new Outcome.Doubted(count.held(), count.confirmed());
    }

    private long delete(Judgement judgement) {
        long deleted = 0;
        for (CacheEntry entry : held.entries()) {
            Optional<Finding> due = judgement.due(entry);
            if (due.isPresent() && !Thread.currentThread().isInterrupted()) {
                held.drop(entry.id(), reason(due.get().verdict()));
                deleted++;
            }
        }
        return deleted;
    }

    private void settle(BucketSelection asked) {
        settled = asked;
        if (network.store().load().filter(asked::equals).isEmpty()) {
            network.store().save(asked);
        }
    }

    private static DropReason reason(Verdict verdict) {
        return switch (verdict) {
            case GONE -> DropReason.GONE;
            case NOT_ASSIGNED -> DropReason.NOT_ASSIGNED;
        };
    }
}
