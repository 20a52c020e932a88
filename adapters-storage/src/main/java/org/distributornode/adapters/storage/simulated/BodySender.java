package org.distributornode.adapters.storage.simulated;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Sends the body of one answer with all the quirks that concern it.
final class BodySender {

    private static final int PART = 64 * 1024;

    private final StorageAnswer answer;
    private final Behaviour behaviour;
    private final Pace pace;
    private final OptionalLong flipAt;
    private long sent;

    BodySender(StorageAnswer answer, Behaviour behaviour) {
        this.answer = answer;
        this.behaviour = behaviour;
        this.pace = new Pace(behaviour);
        this.flipAt = behaviour.find(Quirk.FlipAt.class).stream()
                .mapToLong(Quirk.FlipAt::position)
                .findFirst();
    }

    void send(OutputStream out, ReceivedRequest request) throws IOException, InterruptedException {
        long total = answer.length()
                + behaviour
                        .find(Quirk.ExtraBytes.class)
                        .map(Quirk.ExtraBytes::count)
                        .orElse(0L);
        long end = Math.min(total, cutAfter().orElse(total));
        Optional<Quirk.HangAfter> hang = hang().filter(quirk -> quirk.bytes() <= end);
        if (hang.isPresent()) {
            sendUntil(hang.orElseThrow().bytes(), out, request);
            hang.orElseThrow().gate().pass();
        }
        sendUntil(end, out, request);
        if (isChunked() && end == total) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private Optional<Quirk.HangAfter> hang() {
        return behaviour
                .find(Quirk.HangAfter.class)
                .or(() -> behaviour
                        .find(Quirk.HangAt.class)
                        .map(quirk -> new Quirk.HangAfter(below(quirk.position()), quirk.gate())));
    }

    private OptionalLong cutAfter() {
        return Stream.of(
                        behaviour.find(Quirk.CutAt.class).map(quirk -> below(quirk.position())),
                        behaviour.find(Quirk.CloseAfter.class).map(Quirk.CloseAfter::bytes),
                        behaviour.find(Quirk.ResetAfter.class).map(Quirk.ResetAfter::bytes))
                .flatMapToLong(bytes -> bytes.map(LongStream::of).orElseGet(LongStream::empty))
                .min();
    }

    /// How many bytes of the body are below this position of the object.
    private long below(long position) {
        return Math.max(0, position - answer.offset());
    }

    private void sendUntil(long end, OutputStream out, ReceivedRequest request)
            throws IOException, InterruptedException {
        while (sent < end) {
            byte[] part = read((int) Math.min(pace.part(answer.offset() + sent, PART), end - sent));
            pace.pass(part.length);
            sent += part.length;
            request.sent(part.length);
            write(part, out);
        }
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        long position = answer.offset() + sent;
        long available = Math.max(0, answer.length() - sent);
        answer.content().read(position, ByteBuffer.wrap(bytes, 0, (int) Math.min(length, available)));
        flipAt.ifPresent(at -> {
            if (at >= position && at < position + length) {
                bytes[(int) (at - position)] ^= (byte) 0xff;
            }
        });
        return bytes;
    }

    private void write(byte[] part, OutputStream out) throws IOException {
        if (isChunked()) {
            out.write((Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(part);
        if (isChunked()) {
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
    }

    private boolean isChunked() {
        return behaviour.has(Quirk.Chunked.class);
    }
}
