package org.distributornode.adapters.storage.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The body of one answer, read off its connection as it is asked for, never ahead (RFC 9112 sections 6 and 7). Used by
/// one thread at a time.
final class AnswerBody {

    private static final Pattern CHUNK_SIZE = Pattern.compile("[0-9A-Fa-f]{1,15}");

    private final Connection connection;
    private final Framing framing;
    private long left;
    private boolean isWithinChunks;
    private volatile boolean complete;

    private enum Framing {
        LENGTH,
        CHUNKED,
        UNTIL_CLOSED
    }

    /// @param mayHaveBody whether there is one unless the head says otherwise; there is none in answer to HEAD
    AnswerBody(ResponseHead head, Connection connection, boolean mayHaveBody) throws ProtocolException {
        this.connection = connection;
        OptionalLong length = head.length();
        boolean encoded = head.first("transfer-encoding").isPresent();
        boolean none = !mayHaveBody || head.status() == 204 || head.status() == 304;
        if (encoded && !none) {
            checkChunked(head, length);
        }
        this.framing = none || length.isPresent() ? Framing.LENGTH : encoded ? Framing.CHUNKED : Framing.UNTIL_CLOSED;
        this.left = none ? 0 : length.orElse(0);
        this.complete = framing == Framing.LENGTH && left == 0;
    }

    /// Whether all has been read.
    boolean isComplete() {
        return complete;
    }

    /// Whether the connection can serve another request now, if the head allows.
    boolean leavesConnection() {
        return complete && framing != Framing.UNTIL_CLOSED;
    }

    /// How many bytes will come for certain, of all or of the chunk at hand; 0 if nobody knows.
    long left() {
        return left;
    }

    /// The next bytes, at least one, in `space`; or empty at the end.
    ///
    /// @throws IOException also if the body breaks off
    Optional<ByteBuffer> next(ByteBuffer space) throws IOException {
        if (framing == Framing.CHUNKED && left == 0 && !complete) {
            beginChunk();
        }
        if (complete) {
            return Optional.empty();
        }
        int room = space.clear().remaining();
        int most = framing == Framing.UNTIL_CLOSED ? room : (int) Math.min(room, left);
        int read = connection.in().read(space.limit(most));
        if (read < 0) {
            if (framing != Framing.UNTIL_CLOSED) {
                throw new EOFException("ended before its end");
            }
            complete = true;
            return Optional.empty();
        }
        left -= read;
        complete = framing == Framing.LENGTH && left == 0;
        return Optional.of(space.flip());
    }

    private static void checkChunked(ResponseHead head, OptionalLong length) throws ProtocolException {
        boolean chunked =
                head.fields().getOrDefault("transfer-encoding", List.of()).size() == 1
                        && head.first("transfer-encoding").orElse("").equalsIgnoreCase("chunked");
        if (!chunked || length.isPresent()) {
            throw new ProtocolException("cannot be framed");
        }
    }

    private void beginChunk() throws IOException {
        var lines = new ResponseHead.Lines(connection.in(), ResponseHead.MOST_BYTES);
        if (isWithinChunks && !lines.next().isEmpty()) {
            throw new ProtocolException("a chunk longer than it says");
        }
        isWithinChunks = true;
        String size = lines.next().split(";", 2)[0].strip();
        if (!CHUNK_SIZE.matcher(size).matches()) {
            throw new ProtocolException("no chunk size");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            for (String trailer = lines.next(); !trailer.isEmpty(); trailer = lines.next()) {
                // nobody asks for trailers
            }
            complete = true;
        }
    }
}
