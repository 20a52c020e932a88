package org.distributornode.adapters.http.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.distributornode.application.port.store.Archives.Packing;

/// An archive that the library writes.
final class StreamPacking<E extends ArchiveEntry> implements Packing {

    private final SinkStream sink;
    private final ArchiveOutputStream<E> out;
    private final Entries<E> entries;
    private boolean open;
    private boolean full;

    /// @param out writes to `sink`
    StreamPacking(SinkStream sink, ArchiveOutputStream<E> out, Entries<E> entries) {
        this.sink = sink;
        this.out = out;
        this.entries = entries;
    }

    /// Makes what stands before a file.
    @FunctionalInterface
    interface Entries<E> {
        E of(String name, long size);
    }

    @FunctionalInterface
    interface Step<E extends ArchiveEntry> {
        void run(ArchiveOutputStream<E> out) throws IOException;
    }

    /// Takes what another archive has.
    ///
    /// @throws IOException if that cannot be read; the packing is closed then
    StreamPacking<E> after(Step<E> step) throws IOException {
        try {
            return Sound.read(() -> {
                step.run(out);
                return this;
            });
        } catch (SinkStream.Full _) {
            full = true;
            return this;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean begin(String name, long size) {
        return attempt(() -> {
            leave();
            out.putArchiveEntry(entries.of(name, size));
            open = true;
        });
    }

    @Override
    public boolean write(ByteBuffer bytes) {
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        return attempt(() -> out.write(piece));
    }

    @Override
    public boolean end() {
        return attempt(() -> {
            leave();
            out.close();
        });
    }

    private void leave() throws IOException {
        if (open) {
            open = false;
            out.closeArchiveEntry();
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private boolean attempt(Writing writing) {
        if (full) {
            return false;
        }
        try {
            writing.run();
            return true;
        } catch (SinkStream.Full _) {
            full = true;
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("a file of an archive is not as it was announced", e);
        }
    }

    /// What the library says of an archive that has no end matters to nobody.
    @Override
    public void close() {
        sink.shut();
        try {
            out.close();
        } catch (IOException _) {
            full = true;
        }
    }
}
