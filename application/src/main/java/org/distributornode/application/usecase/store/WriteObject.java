package org.distributornode.application.usecase.store;

import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;

/// Takes an object, of any size. Nobody sees it before it is whole and its checksum right.
@FunctionalInterface
public interface WriteObject {

    Outcome begin(Request request);

    /// @param announced how many bytes will come; -1 if nobody knows
    /// @param checksum what the content is to have; [Checksum#NONE] if nobody knows
    /// @param unlessEqual whether an object that has this checksum already stays as it is
    record Request(
            StoreBucket bucket,
            ObjectName name,
            long announced,
            Checksum checksum,
            CustomMetadata custom,
            boolean unlessEqual) {

        /// Of anything.
        public static Request of(StoreBucket bucket, ObjectName name) {
            return new Request(bucket, name, -1, Checksum.NONE, CustomMetadata.NONE, false);
        }
    }

    sealed interface Outcome {

        record Begun(Incoming<ObjectOutcome> content) implements Outcome {}

        /// Such content is there already.
        record Unchanged(StoredObject object) implements Outcome {}

        record Refused(StoreRefusal why) implements Outcome {}
    }
}
