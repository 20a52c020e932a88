package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An answer: content, or what went wrong.
///
/// @param <T> the content
interface Reply<T> {

    @Nullable
    T data();

    @Nullable
    List<Trouble> errors();

    /// The first thing that went wrong.
    default Optional<String> trouble() {
        List<Trouble> all = errors();
        return all == null || all.isEmpty()
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(all.getFirst().message()).orElse("without a message"));
    }

    /// One thing that went wrong.
    @Serdeable
    record Trouble(@Nullable String message) {}
}
