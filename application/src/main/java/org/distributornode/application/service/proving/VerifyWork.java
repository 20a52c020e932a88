package org.distributornode.application.service.proving;

import java.util.Locale;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWalk;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.job.JobKind;

/// Reads held objects again, compares them with their content hashes and drops those that are wrong: they are
/// fetched again when somebody asks for them.
public final class VerifyWork implements JobWork {

    private final HeldObjects held;
    private final CacheStore store;
    private final JobTargets targets;
    private final Prover prover;

    /// @param store as it is, without any healing of its own
    public VerifyWork(HeldObjects held, CacheStore store, JobTargets targets, Prover prover) {
        this.held = held;
        this.store = store;
        this.targets = targets;
        this.prover = prover;
    }

    @Override
    public JobKind kind() {
        return JobKind.VERIFY;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException {
        JobWalk walk = targets.walk(course);
        return walk.run(id -> verify(id, walk));
    }

    /// An object that is held no longer by now is not wrong.
    private Optional<String> verify(DataObjectId id, JobWalk walk) throws InterruptedException {
        Optional<CacheEntry> entry = held.find(id);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<ObjectBytes> opened = store.open(id);
            if (opened.isEmpty()) {
                return drop(entry.get(), DropReason.MISSING);
            }
            try (ObjectBytes bytes = opened.get()) {
                Proof proof = prover.prove(bytes, walk::move);
                return proof.root().equals(entry.get().hash())
                        ? Optional.empty()
                        : drop(entry.get(), DropReason.DAMAGED);
            }
        } catch (CacheFailure failure) {
            return switch (failure.kind()) {
                case MEDIUM, DAMAGED -> drop(entry.get(), DropReason.UNREADABLE);
                case NO_SPACE, EXHAUSTED, UNHEALED -> throw failure;
            };
        }
    }

    /// An object that went meanwhile was not wrong.
    private Optional<String> drop(CacheEntry entry, DropReason reason) {
        boolean there = held.find(entry.id()).isPresent();
        held.drop(entry.id(), reason);
        return there ? Optional.of("dropped as " + reason.name().toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
