package org.distributornode.adapters.http.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.utils.IOUtils;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;

/// The files of a tar archive.
final class TarMembers implements Members {

    static final int BLOCK = 512;

    private final long most;
    private final Allowance allowance = new Allowance();
    private final CountedStream in;
    private final TarArchiveInputStream tar;

    /// @param most bytes that may stand before one file
    TarMembers(InputStream in, long most) {
        this.most = most;
        this.in = new CountedStream(in, allowance);
        this.tar = new TarArchiveInputStream(this.in, StandardCharsets.UTF_8.name());
    }

    @Override
    public Optional<Member> next() throws IOException {
        for (Optional<TarArchiveEntry> entry = entry(); entry.isPresent(); entry = entry()) {
            if (isFile(entry.get())) {
                return Optional.of(new Member(entry.get().getName(), entry.get().getSize(), content()));
            }
        }
        return Optional.empty();
    }

    /// Neither a folder nor a link, nor whatever else may stand in an archive.
    private static boolean isFile(TarArchiveEntry entry) {
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_OLDNORM -> !entry.isDirectory();
            case TarConstants.LF_NORMAL, TarConstants.LF_CONTIG, TarConstants.LF_GNUTYPE_SPARSE -> true;
            default -> false;
        };
    }

    /// The next file or whatever else; empty at the end.
    Optional<TarArchiveEntry> entry() throws IOException {
        return Sound.read(() -> {
            if (tar.getCurrentEntry() != null) {
                IOUtils.skip(tar, Long.MAX_VALUE);
            }
            allowance.set(most);
            TarArchiveEntry entry = tar.getNextEntry();
            allowance.lift();
            if (entry == null ? in.count() % BLOCK != 0 : !entry.isCheckSumOK()) {
                throw new IOException("no tar archive, or one that is cut off");
            }
            return Optional.ofNullable(entry);
        });
    }

    /// Of the entry that was read last. What is behind it can be read when it is closed.
    InputStream content() {
        return new FilterInputStream(tar) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return Sound.read(() -> super.read(into, offset, length));
            }

            @Override
            public void close() {}
        };
    }
}
