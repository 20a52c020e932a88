package org.distributornode.application.usecase.store;

import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;

/// Adds a file to an object that is an archive; an object that is not there is begun. Nobody sees it before
/// it is whole, and what others add at the same time stays.
@FunctionalInterface
public interface AppendArchive {

    Outcome begin(Request request);

    /// @param file its name in the archive; one that is there already is refused
    /// @param checksum what the file is to have; [Checksum#NONE] if nobody knows
    record Request(StoreBucket bucket, ObjectName archive, ArchiveFormat format, ObjectName file, Checksum checksum) {}

    sealed interface Outcome {

        record Begun(Incoming<ObjectOutcome> content) implements Outcome {}

        record Refused(StoreRefusal why) implements Outcome {}
    }
}
