package org.distributornode.adapters.http.netty.exchange;

import java.util.Optional;

/// Answers the requests of a listener. Called on a thread of its own for each request, which may wait, unless it says
/// otherwise.
public interface Answering {

    /// @throws ContentLost if the client does not send what it announced
    Answer answer(Request request);

    /// The answer to a request that has no body, where it can be given without waiting for anything; else empty, and
    /// nothing has been done. Called on an event loop.
    default Optional<Answer> atOnce(Request request) {
        return Optional.empty();
    }

    /// Something broke that nobody expected.
    Answer broken(Request request, Throwable failure);

    /// The request could not be read as HTTP.
    ///
    /// @param status of the answer
    Answer unreadable(Request request, int status);

    /// The request has been answered, or its client is gone.
    ///
    /// @param status of the answer
    /// @param nanos how long it took
    void over(Request request, int status, long nanos);
}
