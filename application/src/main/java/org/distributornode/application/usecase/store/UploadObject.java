package org.distributornode.application.usecase.store;

import java.util.List;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;

/// Takes an object in numbered parts, in any order and several at a time.
public interface UploadObject {

    int LEAST_PART = 1;
    int MOST_PART = 9_999;

    /// Answers [Outcome.Begun] with the id of the upload.
    Outcome begin(StoreBucket bucket, ObjectName name, CustomMetadata custom);

    /// One part. A part that was there is replaced.
    ///
    /// @param checksum what the part is to have; [Checksum#NONE] if nobody knows
    PartOutcome part(StoreBucket bucket, ObjectName name, String id, int number, Checksum checksum);

    /// Makes an object of all parts by their numbers.
    ///
    /// @param numbers of every part that there is, in any order
    ObjectOutcome complete(StoreBucket bucket, ObjectName name, String id, List<Integer> numbers);

    /// Forgets the upload.
    Outcome abort(StoreBucket bucket, ObjectName name, String id);

    sealed interface Outcome {

        /// @param id opaque, outlives a restart
        record Begun(String id) implements Outcome {}

        record Aborted() implements Outcome {}

        record Refused(StoreRefusal why) implements Outcome {}
    }

    sealed interface PartOutcome {

        record Begun(Incoming<PartEnd> content) implements PartOutcome {}

        record Refused(StoreRefusal why) implements PartOutcome {}
    }

    /// How a part ends.
    sealed interface PartEnd {

        /// @param tag tells this content from another
        record Kept(String tag) implements PartEnd {}

        record Refused(StoreRefusal why) implements PartEnd {}
    }
}
