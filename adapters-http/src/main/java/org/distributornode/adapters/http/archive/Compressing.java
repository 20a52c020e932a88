package org.distributornode.adapters.http.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.distributornode.domain.store.ArchiveFormat;
import org.jspecify.annotations.Nullable;

/// Compresses what a format compresses as a whole. Writes nothing before it has something to write.
final class Compressing extends OutputStream {

    private static final int BUFFER = 64 * 1024;

    private final ArchiveFormat format;
    private final OutputStream sink;
    private @Nullable OutputStream begun;

    Compressing(ArchiveFormat format, OutputStream sink) {
        this.format = format;
        this.sink = sink;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        begun().write(from, offset, length);
    }

    @Override
    public void close() throws IOException {
        begun().close();
    }

    private OutputStream begun() throws IOException {
        OutputStream now = begun;
        if (now == null) {
            now = switch (format) {
                case TGZ -> new GZIPOutputStream(sink, BUFFER);
                case TAR_LZ4 -> new FramedLZ4CompressorOutputStream(sink);
                case TAR, ZIP -> sink;
            };
            begun = now;
        }
        return now;
    }
}
