package org.distributornode.application.service.healing;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWalk;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;

/// Reads held objects again, compares each group with the proof and heals those that are wrong from the network.
/// An object that cannot be healed is held no longer; what is right of it stays as a part, so that no more than
/// the rest is fetched when somebody asks for it. As long as nobody tells whether it can, it stays as it is, with its
/// pin: the next pass tries again, and a read of what is wrong does.
public final class ScrubWork implements JobWork {

    private final HeldObjects held;
    private final CacheStore store;
    private final JobTargets targets;
    private final Tools tools;
    private final Events events;

    /// @param store as it is, without any healing of its own
    public ScrubWork(HeldObjects held, CacheStore store, JobTargets targets, Tools tools, Events events) {
        this.held = held;
        this.store = store;
        this.targets = targets;
        this.tools = tools;
        this.events = events;
    }

    /// What reads and heals.
    ///
    /// @param partials take what is right of an object that cannot be healed
    public record Tools(Prover prover, Healer healer, Partials partials, InstantSource clock) {}

    @Override
    public JobKind kind() {
        return JobKind.SCRUB;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException {
        JobScope scope = course.order().scope();
        JobWalk walk = targets.walk(course);
        Optional<String> remarks = walk.run(id -> scrub(id, walk));
        if (scope instanceof JobScope.Held) {
            record(walk.progress());
        }
        return remarks;
    }

    private void record(JobProgress end) {
        events.record(new NodeEvent.ScrubEnded(
                tools.clock().instant(),
                end.objectsDone(),
                end.bytesDone(),
                end.groupsBad(),
                end.groupsHealed(),
                end.objectsBad()));
    }

    private Optional<String> scrub(DataObjectId id, JobWalk walk) throws InterruptedException {
        Optional<CacheEntry> entry = held.find(id);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try {
            return look(entry.get(), walk);
        } catch (CacheFailure failure) {
            return switch (failure.kind()) {
                case MEDIUM, DAMAGED -> drop(entry.get(), DropReason.UNREADABLE);
                case NO_SPACE, EXHAUSTED, UNHEALED -> throw failure;
            };
        }
    }

    private Optional<String> look(CacheEntry entry, JobWalk walk) throws InterruptedException {
        Optional<Remains> found = store.remains(entry.id());
        if (found.isPresent()) {
            try (Remains remains = found.get()) {
                if (entry.isOf(remains.object()) && remains.proof().isConsistent()) {
                    return check(entry, remains, walk);
                }
            }
        }
        return proveAgain(entry, walk);
    }

    private Optional<String> check(CacheEntry entry, Remains remains, JobWalk walk) throws InterruptedException {
        BadRun run = new BadRun(remains, tools.healer());
        try {
            tools.prover().check(remains, remains.proof(), (group, right) -> {
                walk.move(Proof.group(remains.size(), group).length());
                run.looked(group, right);
                return true;
            });
            run.end();
        } finally {
            walk.groups(run.bad(), run.healed());
        }
        return switch (run.outcome()) {
            case HEALED -> store.find(entry.id()).isPresent() ? Optional.empty() : drop(entry, DropReason.MISSING);
            case NOT_TOLD -> {
                walk.remark("kept though damaged, since nobody told who has the rest");
                yield Optional.empty();
            }
            case NOT_TO_BE_HAD -> setBack(entry, remains, run.right());
        };
    }

    private Optional<String> setBack(CacheEntry entry, Remains remains, Segments right) {
        boolean there = held.find(entry.id()).isPresent();
        tools.partials().setBack(remains, right);
        return there
                ? Optional.of("set back to what is right of them, since the rest was not to be had")
                : Optional.empty();
    }

    /// The proof is lost: what the bytes are can be seen, but not which of them are wrong.
    private Optional<String> proveAgain(CacheEntry entry, JobWalk walk) throws InterruptedException {
        Optional<ObjectBytes> opened = store.open(entry.id()).or(() -> store.openUnproven(entry.id()));
        if (opened.isEmpty()) {
            return drop(entry, DropReason.MISSING);
        }
        try (ObjectBytes bytes = opened.get()) {
            Proof proof = tools.prover().prove(bytes, walk::move);
            boolean right = proof.root().equals(entry.hash());
            return right && store.adopt(entry.id(), proof, entry.mediaType())
                    ? Optional.empty()
                    : drop(entry, DropReason.DAMAGED);
        }
    }

    /// An object that went meanwhile was not wrong.
    private Optional<String> drop(CacheEntry entry, DropReason reason) {
        boolean there = held.find(entry.id()).isPresent();
        held.drop(entry.id(), reason);
        return there ? Optional.of("dropped as " + reason.name().toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
