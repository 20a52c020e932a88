package org.distributornode.adapters.filesystem.deny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.deny.DenyFailure;
import org.distributornode.application.port.deny.DenyStore;
import org.distributornode.application.testkit.DenyStoreContract;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileDenyStoreTest implements DenyStoreContract {

    private static final Denial DENIAL =
            new Denial(new DataObjectId(17), "a\nb", Instant.parse("2026-11-21T10:00:00Z"));

    @TempDir
    Path state;

    @Override
    public DenyStore open() {
        return new FileDenyStore(state);
    }

    private Path file() {
        return state.resolve("deny-list");
    }

    @Test
    void writesOneLineForEachObject() throws IOException {
        open().save(List.of(DENIAL));

        assertThat(Files.readAllLines(file()))
                .startsWith("distributor-node deny-list 1", "17 2026-11-21T10:00:00Z a\\nb")
                .hasSize(3);
    }

    @Test
    void refusesEveryDamageNamingTheFile() throws IOException {
        open().save(List.of(DENIAL));
        byte[] good = Files.readAllBytes(file());

        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file(), bad);
            assertThatExceptionOfType(DenyFailure.class)
                    .as("byte " + at)
                    .isThrownBy(() -> open().load())
                    .withMessageContaining(file().toString())
                    .matches(failure -> !failure.retryable());
        }
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        open().save(List.of(DENIAL));
        byte[] good = Files.readAllBytes(file());

        for (int length = 0; length < good.length; length++) {
            Files.write(file(), Arrays.copyOf(good, length));
            assertThatExceptionOfType(DenyFailure.class).as("length " + length).isThrownBy(() -> open().load());
        }
    }

    @Test
    void refusesAFileOfANewerVersion() throws IOException {
        var newer = new StateFile(state, new StateFile.Kind("deny-list", "deny-list", 2));
        newer.write(List.of());

        assertThatExceptionOfType(DenyFailure.class)
                .isThrownBy(() -> open().load())
                .withMessageContaining("distributor-node deny-list 2");
    }

    @Test
    void keepsTheFormerListWhenTheNewOneCannotBeWritten() throws IOException {
        open().save(List.of(DENIAL));
        Files.createDirectory(state.resolve("deny-list.new"));
        Files.createFile(state.resolve("deny-list.new").resolve("in-the-way"));

        assertThatExceptionOfType(DenyFailure.class)
                .isThrownBy(() -> open().save(List.of()))
                .matches(DenyFailure::retryable);

        assertThat(open().load()).containsExactly(DENIAL);
    }
}
