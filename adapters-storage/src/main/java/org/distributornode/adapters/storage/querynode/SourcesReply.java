package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to [QueryText#SOURCES].
@Serdeable
record SourcesReply(@Nullable Content data, @Nullable List<Trouble> errors) implements Reply<SourcesReply.Content> {

    @Serdeable
    record Content(List<StorageBucket> storageBuckets) {}
}
