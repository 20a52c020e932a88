package org.distributornode.adapters.http.netty.hit;

import java.time.InstantSource;
import org.distributornode.adapters.http.hit.HttpDate;
import org.distributornode.adapters.http.hit.RequestHead;

/// What an event loop needs while it reads a request and writes the head of its answer.
final class Scratch {

    private static final int ORDINARY_ANSWER = 4096;

    final RequestHead head = new RequestHead();
    final byte[] request = new byte[RequestHead.LONGEST];
    final HttpDate date;
    private byte[] answer = new byte[ORDINARY_ANSWER];

    Scratch(InstantSource clock) {
        this.date = new HttpDate(clock);
    }

    /// Room for the head of an answer.
    byte[] answer(int length) {
        if (length > answer.length) {
            answer = new byte[length];
        }
        return answer;
    }
}
