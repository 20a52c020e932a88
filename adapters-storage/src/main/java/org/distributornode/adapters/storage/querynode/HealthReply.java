package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to [QueryText#HEALTH].
@Serdeable
record HealthReply(@Nullable Content data, @Nullable List<Trouble> errors) implements Reply<HealthReply.Content> {

    @Serdeable
    record Content(
            @Nullable SquidVersion squidVersion, @Nullable SquidStatus squidStatus) {}

    @Serdeable
    record SquidVersion(@Nullable String version) {}

    @Serdeable
    record SquidStatus(@Nullable Long height) {}
}
