package org.distributornode.application.usecase.takeover;

/// Leaves the folders so that the reference node can go on with them.
@FunctionalInterface
public interface HandBack {

    /// Writes what the reference node would remember of the objects in the folder.
    Outcome handBack();

    sealed interface Outcome {

        /// @param objects how many it lists
        record Written(long objects) implements Outcome {}

        /// The medium refused; what was there before is still there.
        record Refused(String reason) implements Outcome {}
    }
}
