package org.distributornode.domain.source;

import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps second requests rare: of any hundred requests in a row only a share may get one. Without it a network that is
/// slow as a whole would be asked for everything twice. Not safe for use by several threads.
public final class HedgeBudget {

    static final int REQUESTS = 100;

    private final int share;

    /// When there were hedges, by the number of requests until then.
    private final Deque<Long> hedged = new ArrayDeque<>();

    private long requests;

    /// @param share of requests that may be hedged, in hundredths
    public HedgeBudget(int share) {
        if (share < 0 || share > REQUESTS) {
            throw new IllegalArgumentException("no share: " + share);
        }
        this.share = share;
    }

    /// One more request has begun.
    public void request() {
        requests++;
    }

    /// Whether one of the latest requests may be hedged now; if so, it counts as hedged.
    public boolean take() {
        while (!hedged.isEmpty() && hedged.getFirst() <= requests - REQUESTS) {
            hedged.removeFirst();
        }
        boolean allowed = hedged.size() < share;
        if (allowed) {
            hedged.addLast(requests);
        }
        return allowed;
    }
}
