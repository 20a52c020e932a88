package org.distributornode.adapters.http.archive;

import java.io.IOException;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.PortFailure;

/// Reads what may be damaged: whatever goes wrong in it is told in one way.
final class Sound {

    private Sound() {}

    @FunctionalInterface
    interface Reading<T> {
        T run() throws IOException;
    }

    /// @throws IOException if it cannot be read
    static <T> T read(Reading<T> reading) throws IOException {
        try {
            return reading.run();
        } catch (BytesLost | PortFailure failure) {
            throw failure;
        } catch (RuntimeException e) { // by which the library answers some of what is damaged
            throw new IOException("an archive is damaged", e);
        }
    }
}
