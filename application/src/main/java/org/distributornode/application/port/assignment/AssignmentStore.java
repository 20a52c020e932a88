package org.distributornode.application.port.assignment;

import java.util.Optional;
import org.distributornode.domain.bucket.BucketSelection;

/// Remembers under which selection of buckets everything held was looked through last. Blocks for the disk
/// alone; for one caller at a time.
public interface AssignmentStore {

    /// What was saved last; empty if nothing ever was, or if it is unreadable: whoever asks is careful then.
    Optional<BucketSelection> load();

    /// Remembers this one from now on, through a crash and a loss of power.
    ///
    /// @throws AssignmentFailure if it cannot be kept; what was saved before stays then
    void save(BucketSelection selection);
}
