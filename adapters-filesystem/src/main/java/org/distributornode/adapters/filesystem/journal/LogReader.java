package org.distributornode.adapters.filesystem.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.port.cache.Journal.Recorded;

/// Goes through the events of a log file, or of a part of it, and passes over what is not one.
final class LogReader {

    /// No event takes fewer bytes: its frame, kind, number, time and id.
    private static final int LEAST_EVENT_BYTES = Frame.HEADER_BYTES + 1 + 8 + 12 + 8;

    private final ByteBuffer bytes;
    private final String file;
    private int position;
    private int start;
    private long least;
    private boolean damaged;
    private End end = End.WHOLE;

    /// @param from where to begin
    /// @param least the smallest number that the next event may have
    LogReader(ByteBuffer bytes, String file, int from, long least) {
        this.bytes = bytes;
        this.file = file;
        this.position = from;
        this.least = least;
    }

    /// The next event that can be read; empty at the end.
    Optional<Recorded> next() {
        for (start = position; start < bytes.limit(); start++) {
            Optional<Recorded> event = eventAt(start);
            if (event.isPresent()) {
                damaged |= start > position;
                position = start + Frame.HEADER_BYTES + Frame.length(bytes, start);
                least = event.get().number() + 1;
                return event;
            }
        }
        end = endAt();
        return Optional.empty();
    }

    /// The bytes of the event that was given last, frame and all.
    byte[] frame() {
        byte[] frame = new byte[position - start];
        bytes.get(start, frame);
        return frame;
    }

    /// The position behind the event that was given last.
    int position() {
        return position;
    }

    /// Whether something unreadable lies before an event that was given.
    boolean damaged() {
        return damaged;
    }

    /// What lies behind the last event; known when there is no next one.
    End end() {
        return end;
    }

    /// How many events at most there may have been behind the last one.
    long mostLost() {
        return Math.ceilDiv(bytes.limit() - position, LEAST_EVENT_BYTES);
    }

    private Optional<Recorded> eventAt(int at) {
        return Frame.payload(bytes, at)
                .flatMap(payload -> EventCodec.decode(payload, file))
                .filter(event -> event.number() >= least);
    }

    private End endAt() {
        int rest = bytes.limit() - position;
        if (rest == 0) {
            return End.WHOLE;
        }
        return rest < Frame.HEADER_BYTES || isCut() || isBlank() ? End.CUT_SHORT : End.DAMAGED;
    }

    private boolean isCut() {
        return Frame.beginsAt(bytes, position)
                && Frame.length(bytes, position) > bytes.limit() - position - Frame.HEADER_BYTES;
    }

    /// A loss of power can leave a file longer than what was written to it.
    private boolean isBlank() {
        for (int at = position; at < bytes.limit(); at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    enum End {
        /// Nothing.
        WHOLE,
        /// The beginning of an event, or nothing but zeros.
        CUT_SHORT,
        /// Something else.
        DAMAGED
    }
}
