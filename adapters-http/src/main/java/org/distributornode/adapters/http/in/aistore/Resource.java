package org.distributornode.adapters.http.in.aistore;

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

    /// Called on a thread that may wait.
    ///
    /// @throws Refused with the error that the client is told
    Answer answer(Call call);
}
