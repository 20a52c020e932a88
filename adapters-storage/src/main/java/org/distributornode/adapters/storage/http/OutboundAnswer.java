package org.distributornode.adapters.storage.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;

/// The head of an answer, and its body as it comes. Used by one thread at a time; [#close()] may come from any.
public final class OutboundAnswer implements AutoCloseable {

    private final HttpResponse<QueuedBody> response;
    private final HostSlots.Slot slot;
    private final long idleNanos;
    private final long end;

    /// @param end of all patience, by the clock of [System#nanoTime()]
    OutboundAnswer(HttpResponse<QueuedBody> response, HostSlots.Slot slot, long idleNanos, long end) {
        this.response = response;
        this.slot = slot;
        this.idleNanos = idleNanos;
        this.end = end;
    }

    public int status() {
        return response.statusCode();
    }

    public boolean isSuccess() {
        return status() / 100 == 2;
    }

    /// The first header of this name.
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /// What `Content-Length` says; empty if there is none.
    public OptionalLong length() {
        return response.headers().firstValueAsLong("content-length");
    }

    /// The next bytes, at least one, or empty at the end.
    ///
    /// @throws OriginFailure TIMED_OUT or CUT_SHORT
    public Optional<ByteBuffer> next() {
        return response.body().take(Math.min(idleNanos, Math.max(0, end - System.nanoTime())));
    }

    /// All of the body.
    ///
    /// @throws OriginFailure also REFUSED, if it is longer than `most` bytes
    public byte[] all(int most) {
        ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> bytes = next(); bytes.isPresent(); bytes = next()) {
            if (gathered.size() + bytes.get().remaining() > most) {
                throw new OriginFailure(Kind.REFUSED, "the answer is longer than " + most + " bytes");
            }
            byte[] chunk = new byte[bytes.get().remaining()];
            bytes.get().get(chunk);
            gathered.writeBytes(chunk);
        }
        return gathered.toByteArray();
    }

    /// Lets go of the connection: it serves others if all has come, else it is cut.
    @Override
    public void close() {
        response.body().close();
        slot.release();
    }
}
