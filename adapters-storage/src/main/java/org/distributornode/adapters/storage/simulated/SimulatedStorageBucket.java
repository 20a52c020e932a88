package org.distributornode.adapters.storage.simulated;

import org.jspecify.annotations.Nullable;

/// A storage bucket.
///
/// @param endpoint where its operator says the storage node is; any text will do
public record SimulatedStorageBucket(
        String id, Operator operator, @Nullable String endpoint) {

    /// A bucket with an active operator.
    public static SimulatedStorageBucket active(String id, String endpoint) {
        return new SimulatedStorageBucket(id, Operator.ACTIVE, endpoint);
    }

    /// What the bucket knows of its operator.
    public enum Operator {
        MISSING("StorageBucketOperatorStatusMissing"),
        INVITED("StorageBucketOperatorStatusInvited"),
        ACTIVE("StorageBucketOperatorStatusActive");

        private final String typeName;

        Operator(String typeName) {
            this.typeName = typeName;
        }

        String typeName() {
            return typeName;
        }
    }
}
