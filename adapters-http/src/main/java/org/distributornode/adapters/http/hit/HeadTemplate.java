package org.distributornode.adapters.http.hit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.ResponseHead;
import org.distributornode.domain.content.ByteSlice;

/// The bytes of a head, with places for what differs from answer to answer: the date, lengths, positions and
/// the tag.
///
/// Made of a head that the routes would send, so that both are alike. Immutable.
public final class HeadTemplate {

    private static final int LONGEST_NUMBERS = 4 * 20;

    private enum Place {
        DATE,
        LENGTH,
        RANGE,
        TAG,
        END
    }

    /// What stands before a place.
    private record Stretch(String ascii, Place place) {}

    private final byte[][] texts;
    private final Place[] places;
    private final int longest;

    private HeadTemplate(List<Stretch> stretches) {
        texts = stretches.stream()
                .map(stretch -> stretch.ascii().getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
        places = stretches.stream().map(Stretch::place).toArray(Place[]::new);
        longest =
                stretches.stream().mapToInt(stretch -> stretch.ascii().length()).sum();
    }

    /// Of an answer to GET, whose length the framework tells last.
    public static HeadTemplate ofGet(ResponseHead head) {
        Writer writer = new Writer(head.status());
        head.headers().stream().filter(header -> !isLength(header)).forEach(writer::field);
        writer.field("date", Place.DATE);
        writer.field("content-length", Place.LENGTH);
        return writer.end();
    }

    /// Of an answer to HEAD.
    public static HeadTemplate ofHead(ResponseHead head) {
        Writer writer = new Writer(head.status());
        head.headers().forEach(writer::field);
        writer.field("date", Place.DATE);
        return writer.end();
    }

    /// The most bytes that [#write] writes.
    ///
    /// @param tag of the object
    public int longest(byte[] tag) {
        return longest + HttpDate.LENGTH + tag.length + LONGEST_NUMBERS + 8;
    }

    /// Writes the head from the beginning of `into` on.
    ///
    /// @param slice what is sent, of `size` bytes
    /// @param date 29 bytes (RFC 9110, section 5.6.7)
    /// @param tag in its quotes
    /// @return how many bytes it has
    public int write(byte[] into, ByteSlice slice, long size, byte[] date, byte[] tag) {
        int at = 0;
        for (int i = 0; i < texts.length; i++) {
            at = put(into, at, texts[i]);
            at = switch (places[i]) {
                case DATE -> put(into, at, date);
                case LENGTH -> putNumber(into, at, slice.length());
                case RANGE -> putRange(into, at, slice, size);
                case TAG -> put(into, at, tag);
                case END -> at;
            };
        }
        return at;
    }

    private static int putRange(byte[] into, int start, ByteSlice slice, long size) {
        int at = putNumber(into, start, slice.offset());
        into[at++] = '-';
        at = putNumber(into, at, slice.end() - 1);
        into[at++] = '/';
        return putNumber(into, at, size);
    }

    private static int put(byte[] into, int at, byte[] text) {
        System.arraycopy(text, 0, into, at, text.length);
        return at + text.length;
    }

    private static int putNumber(byte[] into, int at, long number) {
        int digits = 1;
        for (long rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    private static boolean isLength(Header header) {
        return header.name().equalsIgnoreCase("content-length");
    }

    private static final class Writer {

        private final List<Stretch> stretches = new ArrayList<>();
        private final StringBuilder text = new StringBuilder("HTTP/1.1 ");

        Writer(int status) {
            text.append(
                            switch (status) {
                                case 200 -> "200 OK";
                                case 206 -> "206 Partial Content";
                                default -> throw new IllegalArgumentException("no status of a hit: " + status);
                            })
                    .append("\r\n");
        }

        void field(Header header) {
            switch (header.name()) {
                case "content-length" -> field(header.name(), Place.LENGTH);
                case "ETag" -> field(header.name(), Place.TAG);
                case "Content-Range" -> {
                    text.append("Content-Range: bytes ");
                    place(Place.RANGE);
                }
                default ->
                    text.append(header.name())
                            .append(": ")
                            .append(header.value())
                            .append("\r\n");
            }
        }

        void field(String name, Place place) {
            text.append(name).append(": ");
            place(place);
        }

        private void place(Place place) {
            stretches.add(new Stretch(text.toString(), place));
            text.setLength(0);
            text.append("\r\n");
        }

        HeadTemplate end() {
            stretches.add(new Stretch(text.append("\r\n").toString(), Place.END));
            return new HeadTemplate(stretches);
        }
    }
}
