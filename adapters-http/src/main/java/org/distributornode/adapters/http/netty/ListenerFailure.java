package org.distributornode.adapters.http.netty;

/// A listener cannot listen. Its message is a sentence for the operator.
public final class ListenerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListenerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
