package org.distributornode.adapters.http.in.aistore.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.distributornode.application.bytes.ObjectBytes;
import org.jspecify.annotations.Nullable;

/// The files of a zip archive, by its directory, stored or deflated.
final class ZipMembers implements Members {

    private static final int END = 22;
    private static final int ENTRY = 46;
    private static final int LOCAL = 30;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LARGEST_DIRECTORY = 64 << 20;
    private static final int END_MARK = 0x0605_4b50;
    private static final int ENTRY_MARK = 0x0201_4b50;
    private static final int LOCAL_MARK = 0x0403_4b50;
    private static final long OF_64_BITS = 0xFFFF_FFFFL;
    private static final int DEFLATED = 8;

    private final ObjectBytes bytes;
    private final ByteBuffer directory;

    private ZipMembers(ObjectBytes bytes, ByteBuffer directory) {
        this.bytes = bytes;
        this.directory = directory;
    }

    static ZipMembers of(ObjectBytes bytes) throws IOException {
        long from = Math.max(0, bytes.size() - END - LONGEST_COMMENT);
        ByteBuffer tail = read(bytes, from, (int) (bytes.size() - from));
        for (int at = tail.limit() - END; at >= 0; at--) {
            if (tail.getInt(at) == END_MARK) {
                long size = unsigned(tail, at + 12);
                long start = unsigned(tail, at + 16);
                if (start == OF_64_BITS || size > LARGEST_DIRECTORY || start + size > bytes.size()) {
                    throw new IOException("a zip archive that is too large");
                }
                return new ZipMembers(bytes, read(bytes, start, (int) size));
            }
        }
        throw new IOException("no zip archive");
    }

    @Override
    public Optional<Member> next() throws IOException {
        while (directory.remaining() >= ENTRY) {
            int at = directory.position();
            int name = Short.toUnsignedInt(directory.getShort(at + 28));
            int behind = Short.toUnsignedInt(directory.getShort(at + 30)) + directory.getShort(at + 32);
            if (directory.getInt(at) != ENTRY_MARK || directory.remaining() < ENTRY + name + behind) {
                throw new IOException("the directory of a zip archive is damaged");
            }
            byte[] text = new byte[name];
            directory.get(at + ENTRY, text);
            directory.position(at + ENTRY + name + behind);
            String path = new String(text, StandardCharsets.UTF_8);
            if (!path.endsWith("/")) {
                return Optional.of(member(at, path));
            }
        }
        return Optional.empty();
    }

    private Member member(int at, String path) throws IOException {
        long packed = unsigned(directory, at + 20);
        long size = unsigned(directory, at + 24);
        long local = unsigned(directory, at + 42);
        if (packed == OF_64_BITS || size == OF_64_BITS || local == OF_64_BITS) {
            throw new IOException("a zip archive that is too large");
        }
        ByteBuffer head = read(bytes, local, LOCAL);
        if (head.getInt(0) != LOCAL_MARK) {
            throw new IOException("a zip archive is damaged");
        }
        long from = local + LOCAL + Short.toUnsignedInt(head.getShort(26)) + Short.toUnsignedInt(head.getShort(28));
        if (from + packed > bytes.size()) {
            throw new IOException("a zip archive is cut off");
        }
        InputStream raw = new ObjectStream(bytes, from, from + packed);
        return switch (directory.getShort(at + 10)) {
            case 0 -> new Member(path, packed, raw);
            case DEFLATED -> new Member(path, size, new Inflating(raw));
            default -> throw new IOException("a zip archive that is packed in an unknown way");
        };
    }

    private static long unsigned(ByteBuffer from, int at) {
        return Integer.toUnsignedLong(from.getInt(at));
    }

    private static ByteBuffer read(ObjectBytes bytes, long from, int length) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (read.hasRemaining()) {
            if (bytes.read(from + read.position(), read) == 0) {
                throw new IOException("a zip archive is cut off");
            }
        }
        return read.flip();
    }

    /// Takes the memory of an inflater only once it is read, and until its end.
    private static final class Inflating extends InputStream {

        private final InputStream raw;
        private @Nullable Inflater inflater;
        private @Nullable InputStream inflated;

        Inflating(InputStream raw) {
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            InputStream now = inflated;
            if (now == null) {
                Inflater fresh = new Inflater(true);
                inflater = fresh;
                now = new InflaterInputStream(raw, fresh, ArchiveForm.BUFFER);
                inflated = now;
            }
            int count = now.read(into, offset, length);
            if (count < 0) {
                close();
            }
            return count;
        }

        @Override
        public void close() {
            if (inflater != null) {
                inflater.end();
            }
        }
    }
}
