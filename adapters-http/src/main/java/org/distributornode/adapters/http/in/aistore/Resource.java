package org.distributornode.adapters.http.in.aistore;

import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// What stands behind `/v1/` in a path: `buckets`, `objects`, `daemon` and so on.
public interface Resource {

    /// For example `objects`, or `reverse/daemon`: the longest name that fits is asked.
    String name();

    /// The verbs that some path of it takes; others are refused, and never come here.
    Set<String> verbs();

    /// Whether it asks for no token, even where others do.
    default boolean isOpen() {
        return false;
    }

    /// The answer to a GET without a body, where it can be given without waiting for anything; else empty, and nothing
    /// has been done. What it refuses is asked for again, by [#answer].
    default Optional<Answer> atOnce(Call call) {
        return Optional.empty();
    }

    /// Called on a thread that may wait.
    ///
    /// @throws Refused with the error that the client is told
    Answer answer(Call call);
}
