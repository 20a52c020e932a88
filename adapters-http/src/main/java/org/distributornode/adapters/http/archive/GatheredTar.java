package org.distributornode.adapters.http.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;

/// Some files of an archive as a tar archive, made while it is read. For one thread.
final class GatheredTar extends InputStream {

    private final Members members;
    private final Predicate<String> wanted;
    private InputStream piece = InputStream.nullInputStream();
    private Stage stage = Stage.PADDING;
    private Member member = new Member("", 0, InputStream.nullInputStream());

    private enum Stage {
        HEADER,
        CONTENT,
        PADDING,
        END
    }

    GatheredTar(Members members, Predicate<String> wanted) {
        this.members = members;
        this.wanted = wanted;
    }

    /// How long such an archive is.
    ///
    /// @throws IOException if the files cannot be read
    static long size(Members members, Predicate<String> wanted) throws IOException {
        long size = 2 * TarMembers.BLOCK;
        for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
            Member member = next.get();
            if (wanted.test(member.name())) {
                size += TarEntries.header(member.name(), member.size()).length + padded(member.size());
            }
        }
        return size;
    }

    private static long padded(long size) {
        return Math.ceilDiv(size, TarMembers.BLOCK) * TarMembers.BLOCK;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = piece.read(into, offset, length);
        while (count < 0 && stage != Stage.END) {
            advance();
            count = piece.read(into, offset, length);
        }
        return count;
    }

    private void advance() throws IOException {
        switch (stage) {
            case HEADER -> enter(Stage.CONTENT, member.content());
            case CONTENT -> {
                piece.close();
                enter(Stage.PADDING, zeros(padded(member.size()) - member.size()));
            }
            case PADDING, END -> {
                Optional<Member> next = members.next();
                while (next.isPresent() && !wanted.test(next.get().name())) {
                    next = members.next();
                }
                if (next.isPresent()) {
                    member = next.get();
                    byte[] header = TarEntries.header(member.name(), member.size());
                    enter(Stage.HEADER, new ByteArrayInputStream(header));
                } else {
                    enter(Stage.END, zeros(2 * TarMembers.BLOCK));
                }
            }
        }
    }

    private void enter(Stage next, InputStream from) {
        stage = next;
        piece = from;
    }

    private static InputStream zeros(long count) {
        return new ByteArrayInputStream(new byte[(int) count]);
    }
}
