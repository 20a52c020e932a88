package org.distributornode.application.testkit;

import java.io.IOException;
import java.util.Optional;
import org.distributornode.application.port.assignment.AssignmentFailure;
import org.distributornode.application.port.assignment.AssignmentStore;
import org.distributornode.domain.bucket.BucketSelection;

/// Remembers the selection in memory, and refuses to on demand.
public final class InMemoryAssignmentStore implements AssignmentStore {

    private Optional<BucketSelection> saved = Optional.empty();
    private boolean broken;

    /// From now on nothing can be saved.
    public synchronized void breakDown() {
        broken = true;
    }

    @Override
    public synchronized Optional<BucketSelection> load() {
        return saved;
    }

    @Override
    public synchronized void save(BucketSelection selection) {
        if (broken) {
            throw new AssignmentFailure("the selection is not kept", new IOException("told to fail"));
        }
        saved = Optional.of(selection);
    }
}
