package org.distributornode.adapters.http.netty.exchange;

/// The rest of a request does not come, as its client is gone or sends nothing more.
public final class ContentLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean late;

    ContentLost(boolean late) {
        super(late ? "the client sends nothing more" : "the client is gone", null, false, false);
        this.late = late;
    }

    /// Whether the client is there still, and could be told.
    public boolean isLate() {
        return late;
    }
}
