package org.distributornode.application.usecase.assignment;

/// Compares what is held with what the network gives us. A held object that is not ours is refused from the
/// first answer that says so, and deleted after a second one some time later; it is served again if a later
/// answer says that it is ours. An answer that breaks off, or confirms too little to be believed, changes
/// nothing.
@FunctionalInterface
public interface FollowAssignment {

    /// Asks the network once, however long that takes. A second caller waits for the first and then asks again.
    ///
    /// Throws a `PortFailure` if all was done but it cannot be kept under which setting.
    Outcome follow();

    sealed interface Outcome {

        /// @param held objects that were held
        /// @param refused those of them that are not served any more and wait for their deletion
        /// @param deleted those of them that were deleted
        record Followed(long held, long refused, long deleted) implements Outcome {}

        /// Too little of what is held was confirmed.
        ///
        /// @param held objects that are held and were not refused before
        /// @param confirmed those of them that the network says are ours
        record Doubted(long held, long confirmed) implements Outcome {}

        /// The network gave no whole answer.
        record Unanswered() implements Outcome {}

        /// The setting was changed meanwhile; the answer was to another question.
        record Outdated() implements Outcome {}
    }
}
