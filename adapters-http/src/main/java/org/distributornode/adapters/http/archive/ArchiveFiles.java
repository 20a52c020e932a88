package org.distributornode.adapters.http.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.Archives;
import org.distributornode.domain.store.ArchiveFormat;

/// Archives by Apache Commons Compress.
public final class ArchiveFiles implements Archives {

    static final int BUFFER = 64 * 1024;

    private final long most;

    /// @param most bytes of names that are kept in memory while one archive is read: of a directory, or
    ///     before a file
    public ArchiveFiles(long most) {
        this.most = most;
    }

    @Override
    public Members read(ArchiveFormat format, ObjectBytes bytes) throws IOException {
        return format == ArchiveFormat.ZIP ? ZipMembers.of(bytes, most) : new TarMembers(unpacked(format, bytes), most);
    }

    /// The first file whose name fits.
    ///
    /// @param bytes of the archive, closed with what is returned
    /// @return to be read once, from its beginning to its end; empty if there is no such file
    /// @throws IOException if it is no such archive; `bytes` stay open
    public Optional<ObjectBytes> find(ArchiveFormat format, ObjectBytes bytes, Predicate<String> wanted)
            throws IOException {
        Members members = read(format, bytes);
        Optional<Member> next = members.next();
        while (next.isPresent() && !wanted.test(next.get().name())) {
            next = members.next();
        }
        return next.map(member -> new StreamedBytes(member.content(), member.size(), bytes));
    }

    /// The files whose names fit, as a tar archive.
    ///
    /// @param bytes of the archive, closed with what is returned; read once for its length and once more for
    ///     its content
    /// @return to be read once, from its beginning to its end
    /// @throws IOException if it is no such archive; `bytes` stay open
    public ObjectBytes gather(ArchiveFormat format, ObjectBytes bytes, Predicate<String> wanted) throws IOException {
        long size = GatheredTar.size(read(format, bytes), wanted);
        return new StreamedBytes(new GatheredTar(read(format, bytes), wanted), size, bytes);
    }

    @Override
    public Packing pack(ArchiveFormat format, Sink sink) {
        SinkStream out = new SinkStream(sink);
        return format == ArchiveFormat.ZIP ? zip(out) : tar(format, out);
    }

    @Override
    public Packing extend(ArchiveFormat format, ObjectBytes before, Sink sink) throws IOException {
        SinkStream out = new SinkStream(sink);
        return format == ArchiveFormat.ZIP ? extendZip(before, out) : extendTar(format, before, out);
    }

    private static InputStream unpacked(ArchiveFormat format, ObjectBytes bytes) throws IOException {
        InputStream raw = new ObjectStream(bytes, 0, bytes.size());
        return switch (format) {
            case TGZ -> new GZIPInputStream(raw, BUFFER);
            case TAR_LZ4 -> Sound.read(() -> new FramedLZ4CompressorInputStream(raw, true));
            case TAR, ZIP -> raw;
        };
    }

    private static StreamPacking<TarArchiveEntry> tar(ArchiveFormat format, SinkStream sink) {
        return new StreamPacking<>(sink, TarEntries.writer(new Compressing(format, sink)), TarEntries::of);
    }

    private static StreamPacking<ZipArchiveEntry> zip(SinkStream sink) {
        return new StreamPacking<>(sink, new ZipArchiveOutputStream(sink), (name, size) -> {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setSize(size);
            return entry;
        });
    }

    private Packing extendTar(ArchiveFormat format, ObjectBytes before, SinkStream sink) throws IOException {
        TarMembers members = new TarMembers(unpacked(format, before), most);
        return tar(format, sink).after(out -> {
            for (Optional<TarArchiveEntry> entry = members.entry(); entry.isPresent(); entry = members.entry()) {
                if (entry.get().isSparse()) {
                    throw new IOException("files with holes cannot be moved to another archive");
                }
                out.putArchiveEntry(entry.get());
                members.content().transferTo(out);
                out.closeArchiveEntry();
            }
        });
    }

    private Packing extendZip(ObjectBytes before, SinkStream sink) throws IOException {
        ZipFile zip = ZipMembers.open(before, most);
        return zip(sink).after(out -> {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                ((ZipArchiveOutputStream) out).addRawArchiveEntry(entry, zip.getRawInputStream(entry));
            }
        });
    }
}
