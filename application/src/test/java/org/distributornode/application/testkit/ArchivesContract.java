package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;
import org.distributornode.application.port.store.Archives;
import org.distributornode.application.port.store.Archives.Packing;
import org.distributornode.application.port.store.Archives.Sink;
import org.distributornode.domain.store.ArchiveFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What any [Archives] keep to.
public interface ArchivesContract {

    Archives archives();

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    default void readsWhatItHasWritten(ArchiveFormat format) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a.txt", "hello");
        files.put("dir/b", "0123456789".repeat(30_000));
        files.put("empty", "");
        files.put("n".repeat(300) + "/ü \u4e2d\ud83d\ude00", "long");

        assertThat(read(format, packed(format, files))).containsExactlyEntriesOf(files);
        assertThat(read(format, packed(format, Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    default void addsBehindWhatIsInAnArchive(ArchiveFormat format) throws IOException {
        byte[] before = packed(format, Map.of("z", "first"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (Packing packing = archives().extend(format, bytes(before), into(out))) {
            assertThat(packing.begin("a", 6)).isTrue();
            assertThat(packing.write(ByteBuffer.wrap(utf8("sec")))).isTrue();
            assertThat(packing.write(ByteBuffer.wrap(utf8("ond")))).isTrue();
            assertThat(packing.end()).isTrue();
        }

        Map<String, String> files = read(format, out.toByteArray());
        assertThat(files).containsEntry("z", "first").containsEntry("a", "second");
        assertThat(files.keySet()).containsExactly("z", "a");
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    default void readsNothingThatIsNoArchive(ArchiveFormat format) {
        byte[] none = utf8("no archive at all");

        assertThatIOException().isThrownBy(() -> read(format, none));
        assertThatIOException()
                .isThrownBy(() -> archives().extend(format, bytes(none), into(new ByteArrayOutputStream())));
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    default void writesNothingMoreOnceThereIsNoRoom(ArchiveFormat format) throws IOException {
        byte[] before = packed(format, Map.of("z", "first"));
        List<Integer> asked = new ArrayList<>();
        Sink full = bytes -> {
            asked.add(bytes.remaining());
            return false;
        };

        try (Packing packing = archives().pack(format, full)) {
            boolean all = packing.begin("a", 1) && packing.write(ByteBuffer.wrap(utf8("a"))) && packing.end();
            assertThat(all).isFalse();
            assertThat(packing.end()).isFalse();
        }
        assertThat(asked).hasSize(1);
        asked.clear();
        try (Packing packing = archives().extend(format, bytes(before), full)) {
            boolean all = packing.begin("a", 0) && packing.end();
            assertThat(all).isFalse();
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    default void readsNoOtherFormat() throws IOException {
        byte[] zip = packed(ArchiveFormat.ZIP, Map.of("a", "a"));

        assertThatIOException().isThrownBy(() -> read(ArchiveFormat.TAR, zip));
        assertThatIOException().isThrownBy(() -> read(ArchiveFormat.TGZ, zip));
    }

    default byte[] packed(ArchiveFormat format, Map<String, String> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Packing packing = archives().pack(format, into(out))) {
            files.forEach((name, text) -> {
                byte[] content = utf8(text);
                assertThat(packing.begin(name, content.length)).isTrue();
                assertThat(packing.write(ByteBuffer.wrap(content))).isTrue();
            });
            assertThat(packing.end()).isTrue();
        }
        return out.toByteArray();
    }

    default Map<String, String> read(ArchiveFormat format, byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Members members = archives().read(format, bytes(archive));
        for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
            byte[] content = next.get().content().readAllBytes();
            assertThat(next.get().size()).isEqualTo(content.length);
            files.put(next.get().name(), new String(content, StandardCharsets.UTF_8));
        }
        return files;
    }

    static ArrayBytes bytes(byte[] bytes) {
        return new ArrayBytes(ByteBuffer.wrap(bytes));
    }

    private static Sink into(ByteArrayOutputStream out) {
        return bytes -> {
            while (bytes.hasRemaining()) {
                out.write(bytes.get());
            }
            return true;
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
