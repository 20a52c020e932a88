package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to [QueryText#ASSIGNED_OBJECTS].
@Serdeable
record AssignedObjectsReply(
        @Nullable Content data, @Nullable List<Trouble> errors) implements Reply<AssignedObjectsReply.Content> {

    @Serdeable
    record Content(@Nullable List<ObjectRow> storageDataObjects) {}

    @Serdeable
    record ObjectRow(String id) {}
}
