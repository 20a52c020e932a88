package org.distributornode.application.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.Archives;
import org.distributornode.domain.store.ArchiveFormat;

/// Archives of a form of their own: the name of the format, then of each file its name, its size and its content.
public final class InMemoryArchives implements Archives {

    @Override
    public Members read(ArchiveFormat format, ObjectBytes bytes) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(ObjectStoreSubject.all(bytes));
        if (!text(all).equals(format.name())) {
            throw new IOException("no archive");
        }
        return () -> {
            if (!all.hasRemaining()) {
                return Optional.empty();
            }
            String name = text(all);
            byte[] content = content(all);
            return Optional.of(new Member(name, content.length, new ByteArrayInputStream(content)));
        };
    }

    @Override
    public Packing pack(ArchiveFormat format, Sink sink) {
        Pieces pieces = new Pieces(sink);
        pieces.put(format.name().getBytes(StandardCharsets.UTF_8));
        return pieces;
    }

    @Override
    public Packing extend(ArchiveFormat format, ObjectBytes before, Sink sink) throws IOException {
        Packing packing = pack(format, sink);
        Members members = read(format, before);
        for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
            packing.begin(next.get().name(), next.get().size());
            packing.write(ByteBuffer.wrap(next.get().content().readAllBytes()));
        }
        return packing;
    }

    private static String text(ByteBuffer from) throws IOException {
        return new String(content(from), StandardCharsets.UTF_8);
    }

    private static byte[] content(ByteBuffer from) throws IOException {
        try {
            int length = from.getInt();
            if (length < 0 || length > from.remaining()) {
                throw new IOException("cut off");
            }
            byte[] content = new byte[length];
            from.get(content);
            return content;
        } catch (BufferUnderflowException e) {
            throw new IOException("cut off", e);
        }
    }

    private static final class Pieces implements Packing {

        private final Sink sink;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private boolean full;

        Pieces(Sink sink) {
            this.sink = sink;
        }

        private void put(byte[] piece) {
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(piece.length).array());
            out.writeBytes(piece);
        }

        @Override
        public boolean begin(String name, long size) {
            put(name.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) size).array());
            return flush();
        }

        @Override
        public boolean write(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                out.write(bytes.get());
            }
            return flush();
        }

        @Override
        public boolean end() {
            return flush();
        }

        private boolean flush() {
            if (!full && out.size() > 0) {
                full = !sink.write(ByteBuffer.wrap(out.toByteArray()));
                out.reset();
            }
            return !full;
        }

        @Override
        public void close() {
            full = true;
        }
    }
}
