package org.distributornode.adapters.http.netty.exchange;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.netty.hit.AtHand;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.domain.content.ByteSlice;

/// What a request is answered with. To HEAD the same head goes out as to GET.
///
/// @param headers all but `Content-Length`, `Date` and `Connection`
public record Answer(int status, List<Header> headers, Body body) {

    public Answer {
        headers = List.copyOf(headers);
    }

    /// Without a body.
    public static Answer of(int status) {
        return new Answer(status, List.of(), new Nothing(0));
    }

    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    public Answer with(List<Header> others) {
        List<Header> more = new ArrayList<>(headers);
        more.addAll(others);
        return new Answer(status, more, body);
    }

    public Answer with(Body other) {
        return new Answer(status, headers, other);
    }

    public sealed interface Body {

        /// How long it is, or would be.
        long length();

        /// A part of what is at hand, for an answer that is given at once; empty if it is no more.
        ///
        /// @param object what it is, for the log
        static Optional<Body> of(AtHand bytes, ByteSlice slice, Object object) {
            ByteBuf body = bytes.takeBody();
            return body != null
                    ? Optional.of(new Shared(body.setIndex((int) slice.offset(), (int) slice.end())))
                    : Optional.ofNullable(bytes.takeFile()).map(file -> new OfFile(file, slice, object));
        }
    }

    /// Tells how long a body would be and has none.
    public record Nothing(long length) implements Body {}

    /// Bytes that are at hand.
    public static final class Bytes implements Body {

        private final byte[] bytes;

        /// @param bytes not to be changed any more
        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }

    /// Bytes in memory that other answers send as well; only for answers that are given at once.
    ///
    /// @param bytes a reference that whoever sends them gives back
    public record Shared(ByteBuf bytes) implements Body {

        @Override
        public long length() {
            return bytes.readableBytes();
        }
    }

    /// A part of a file that other answers send as well; only for answers that are given at once.
    ///
    /// @param file with a share that whoever sends it gives back
    /// @param object what it is, for the log
    public record OfFile(OpenObject file, ByteSlice slice, Object object) implements Body {

        @Override
        public long length() {
            return slice.length();
        }
    }

    /// A part of an object.
    ///
    /// @param bytes closed once it has left, or cannot
    public record OfObject(ObjectBytes bytes, ByteSlice slice) implements Body {

        @Override
        public long length() {
            return slice.length();
        }
    }
}
