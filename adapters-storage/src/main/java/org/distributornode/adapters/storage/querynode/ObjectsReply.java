package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to [QueryText#OBJECTS].
@Serdeable
record ObjectsReply(@Nullable Content data, @Nullable List<Trouble> errors) implements Reply<ObjectsReply.Content> {

    @Serdeable
    record Content(@Nullable List<DescribedObject> storageDataObjects) {}
}
