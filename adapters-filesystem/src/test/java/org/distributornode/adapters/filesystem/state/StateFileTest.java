package org.distributornode.adapters.filesystem.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFileTest {

    private static final List<String> LINES = List.of("one", "", "zwölf");

    @TempDir
    private Path folder;

    @Test
    void holdsNothingAtFirst() throws IOException {
        assertThat(file().read()).isEmpty();
    }

    @Test
    void holdsItsLines() throws IOException {
        file().write(List.of());
        assertThat(file().read()).contains(List.of());

        file().write(LINES);

        assertThat(file().read()).contains(LINES);
        assertThat(folder.toFile().list()).containsExactly("kept");
    }

    @Test
    void noticesWhatWasCutAnywhere() throws IOException {
        file().write(LINES);
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> file().read()).as("cut at " + length).isInstanceOf(DamagedFile.class);
        }
    }

    @Test
    void noticesWhatWasSpoiltAnywhere() throws IOException {
        file().write(LINES);
        byte[] whole = Files.readAllBytes(path());
        for (int at = 0; at < whole.length; at++) {
            byte[] spoilt = whole.clone();
            spoilt[at] ^= 4;
            Files.write(path(), spoilt);

            assertThatThrownBy(() -> file().read()).as("spoilt at " + at).isInstanceOf(DamagedFile.class);
        }
    }

    @Test
    void readsNoOtherVersion() throws IOException {
        new StateFile(folder, new StateFile.Kind("kept", "test", 2)).write(LINES);

        assertThatThrownBy(() -> file().read()).isInstanceOf(DamagedFile.class).hasMessageContaining("test 2");
    }

    @Test
    void overwritesWhatACrashHasLeft() throws IOException {
        file().write(List.of("old"));
        Files.writeString(folder.resolve("kept.new"), "half of something that was longer than what comes");

        assertThat(file().read()).contains(List.of("old"));
        file().write(List.of("new"));

        assertThat(file().read()).contains(List.of("new"));
    }

    @Test
    void mindsNoInterrupt() throws IOException {
        Thread.currentThread().interrupt();

        file().write(LINES);
        boolean interrupted = Thread.interrupted();

        assertThat(interrupted).isTrue();
        assertThat(file().read()).contains(LINES);
    }

    private Path path() {
        return folder.resolve("kept");
    }

    private StateFile file() {
        return new StateFile(folder, new StateFile.Kind("kept", "test", 1));
    }
}
