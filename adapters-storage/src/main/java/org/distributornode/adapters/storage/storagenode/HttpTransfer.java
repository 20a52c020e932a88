package org.distributornode.adapters.storage.storagenode;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.adapters.storage.http.OutboundAnswer;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;

/// The bytes of a slice out of an answer's body, counted.
final class HttpTransfer implements ObjectOrigin.Transfer {

    private final String target;
    private final OutboundAnswer answer;
    private final ByteSlice slice;
    private long left;

    /// @param target for messages
    HttpTransfer(String target, ByteSlice slice, OutboundAnswer answer) {
        this.target = target;
        this.answer = answer;
        this.slice = slice;
        this.left = slice.length();
    }

    @Override
    public ByteSlice slice() {
        return slice;
    }

    @Override
    public Optional<MediaType> mediaType() {
        return answer.header("content-type").flatMap(MediaType::parse);
    }

    @Override
    public Optional<ByteBuffer> next() {
        if (left == 0) {
            checkEnd();
            return Optional.empty();
        }
        ByteBuffer bytes = answer.next()
                .orElseThrow(
                        () -> new OriginFailure(Kind.CUT_SHORT, target + " ended " + left + " bytes before its end"));
        if (bytes.remaining() > left) {
            throw longer();
        }
        left -= bytes.remaining();
        return Optional.of(bytes);
    }

    @Override
    public void close() {
        answer.close();
    }

    /// Also lets the connection become free for others, by taking the end of the body.
    private void checkEnd() {
        if (answer.next().isPresent()) {
            throw longer();
        }
    }

    private OriginFailure longer() {
        return new OriginFailure(Kind.OTHER_OBJECT, target + " sends more bytes than the object has");
    }
}
