package org.distributornode.adapters.http.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;
import org.distributornode.application.bytes.ObjectBytes;
import org.jspecify.annotations.Nullable;

/// The files of a zip archive, by its directory.
final class ZipMembers implements Members {

    private final ZipFile zip;
    private final Iterator<ZipArchiveEntry> entries;

    private ZipMembers(ZipFile zip) {
        this.zip = zip;
        this.entries = Collections.list(zip.getEntriesInPhysicalOrder()).iterator();
    }

    static ZipMembers of(ObjectBytes bytes, long most) throws IOException {
        return new ZipMembers(open(bytes, most));
    }

    /// Holds nothing that must be closed.
    ///
    /// @param most bytes of the directory that are kept in memory
    static ZipFile open(ObjectBytes bytes, long most) throws IOException {
        Allowance allowance = new Allowance();
        allowance.set(most);
        ZipFile zip = Sound.read(() -> ZipFile.builder()
                .setSeekableByteChannel(new ObjectChannel(bytes, allowance))
                .setIgnoreLocalFileHeader(true)
                .get());
        allowance.lift();
        return zip;
    }

    @Override
    public Optional<Member> next() throws IOException {
        while (entries.hasNext()) {
            ZipArchiveEntry entry = entries.next();
            if (!entry.isDirectory()) {
                if (entry.getSize() < 0 || !zip.canReadEntryData(entry)) {
                    throw new IOException("a zip archive that is packed in an unknown way");
                }
                return Optional.of(new Member(entry.getName(), entry.getSize(), new Unpacking(zip, entry)));
            }
        }
        return Optional.empty();
    }

    /// Takes the memory that it needs only once it is read, and until its end. Has as many bytes as the
    /// directory says.
    private static final class Unpacking extends InputStream {

        private final ZipFile zip;
        private final ZipArchiveEntry entry;
        private @Nullable InputStream opened;
        private long left;

        Unpacking(ZipFile zip, ZipArchiveEntry entry) {
            this.zip = zip;
            this.entry = entry;
            this.left = entry.getSize();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                close();
                return -1;
            }
            InputStream from = open();
            int count = Sound.read(() -> from.read(into, offset, (int) Math.min(length, left)));
            if (count < 0) {
                throw new IOException("a file of a zip archive is shorter than it says");
            }
            left -= count;
            return count;
        }

        private InputStream open() throws IOException {
            InputStream now = opened;
            if (now == null) {
                now = Sound.read(() -> zip.getInputStream(entry));
                opened = now;
            }
            return now;
        }

        @Override
        public void close() throws IOException {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
