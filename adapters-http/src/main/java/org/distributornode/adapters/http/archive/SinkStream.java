package org.distributornode.adapters.http.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.distributornode.application.port.store.Archives.Sink;

/// Writes to where an archive goes.
final class SinkStream extends OutputStream {

    private final Sink sink;
    private boolean shut;

    SinkStream(Sink sink) {
        this.sink = sink;
    }

    /// The sink takes no more.
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// What is still written goes nowhere.
    void shut() {
        shut = true;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (!shut && !sink.write(ByteBuffer.wrap(from, offset, length))) {
            shut = true;
            throw new Full();
        }
    }
}
