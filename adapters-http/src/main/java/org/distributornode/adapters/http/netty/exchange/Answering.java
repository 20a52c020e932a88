package org.distributornode.adapters.http.netty.exchange;

/// Answers the requests of a listener. Called on a thread of its own for each request, which may wait.
public interface Answering {

    /// @throws ContentLost if the client does not send what it announced
    Answer answer(Request request);

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
