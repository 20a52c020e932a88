package org.distributornode.adapters.http.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.Archives;
import org.distributornode.application.port.store.Archives.Packing;
import org.distributornode.application.testkit.ArchivesContract;
import org.distributornode.application.testkit.ArrayBytes;
import org.distributornode.domain.store.ArchiveFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveFilesTest implements ArchivesContract {

    private final ArchiveFiles archives = new ArchiveFiles(1 << 20);

    @Override
    public Archives archives() {
        return archives;
    }

    @Test
    void keepsWhatAnotherProgramSaysOfTheFilesOfATar() throws IOException {
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(before)) {
            TarArchiveEntry folder = new TarArchiveEntry("dir/");
            tar.putArchiveEntry(folder);
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
            link.setLinkName("dir/a");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            TarArchiveEntry file = new TarArchiveEntry("run");
            file.setMode(0755);
            file.setModTime(1_700_000_000_000L);
            tar.putArchiveEntry(file);
            tar.closeArchiveEntry();
        }

        byte[] after = extended(ArchiveFormat.TAR, before.toByteArray());

        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(after))) {
            assertThat(tar.getNextEntry().isDirectory()).isTrue();
            assertThat(tar.getNextEntry().getLinkName()).isEqualTo("dir/a");
            TarArchiveEntry file = tar.getNextEntry();
            assertThat(file.getMode() & 0777).isEqualTo(0755);
            assertThat(file.getLastModifiedTime().toMillis()).isEqualTo(1_700_000_000_000L);
            assertThat(tar.getNextEntry().getName()).isEqualTo("new");
            assertThat(tar.getNextEntry()).isNull();
        }
        assertThat(read(ArchiveFormat.TAR, after)).containsOnlyKeys("run", "new");
    }

    /// The JDK reads it from its beginning, without the directory.
    @Test
    void writesZipsThatAreReadAsTheyCome() throws IOException {
        byte[] zip = extended(ArchiveFormat.ZIP, packed(ArchiveFormat.ZIP, Map.of("a", "content")));

        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry first = in.getNextEntry();
            assertThat(first.getName()).isEqualTo("a");
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("content");
            assertThat(in.getNextEntry().getName()).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void gathersWhatFitsAsATar(ArchiveFormat format) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a1", "x".repeat(511));
        files.put("b", "not wanted");
        files.put("a" + "n".repeat(200), "y".repeat(512));
        files.put("a3", "");

        try (ObjectBytes tar = archives.gather(format, bytes(packed(format, files)), name -> name.startsWith("a"))) {
            files.remove("b");
            assertThat(read(ArchiveFormat.TAR, all(tar))).containsExactlyEntriesOf(files);
        }
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void tellsDamageAndNothingElse(ArchiveFormat format) {
        byte[] whole = packed(format, Map.of("a", "content", "dir/b", "0123456789".repeat(100)));
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 4 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int j = 0; j < 1 + i % 3 && damaged.length > 0; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            found += isDamaged(format, damaged) ? 1 : 0;
        }

        assertThat(found).isPositive();
    }

    private boolean isDamaged(ArchiveFormat format, byte[] archive) {
        try {
            read(format, archive);
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    @Test
    void keepsNoNameThatIsTooLong() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            name.setSize(16 << 20);
            tar.putArchiveEntry(name);
            for (int i = 0; i < 16; i++) {
                tar.write(new byte[1 << 20]);
            }
            tar.closeArchiveEntry();
        }

        assertThatIOException()
                .isThrownBy(() -> read(ArchiveFormat.TGZ, out.toByteArray()))
                .withMessageContaining("too long");
    }

    @Test
    void readsNothingBehindALostByte() {
        byte[] tar = packed(ArchiveFormat.TAR, Map.of("a", "content"));
        ObjectBytes lost = new ObjectBytes() {
            @Override
            public long size() {
                return tar.length;
            }

            @Override
            public int read(long position, ByteBuffer into) {
                throw new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ZERO);
            }

            @Override
            public void close() {}
        };

        assertThatExceptionOfType(BytesLost.class)
                .isThrownBy(() -> archives.read(ArchiveFormat.TAR, lost).next());
    }

    private byte[] extended(ArchiveFormat format, byte[] before) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Packing packing = archives.extend(format, bytes(before), piece -> {
            byte[] taken = new byte[piece.remaining()];
            piece.get(taken);
            out.writeBytes(taken);
            return true;
        })) {
            assertThat(packing.begin("new", 1)).isTrue();
            assertThat(packing.write(ByteBuffer.wrap(new byte[] {'x'}))).isTrue();
            assertThat(packing.end()).isTrue();
        }
        return out.toByteArray();
    }

    private static ArrayBytes bytes(byte[] bytes) {
        return ArchivesContract.bytes(bytes);
    }

    private static byte[] all(ObjectBytes bytes) {
        ByteBuffer into = ByteBuffer.allocate((int) bytes.size());
        while (into.hasRemaining()) {
            bytes.read(into.position(), into);
        }
        return into.array();
    }
}
