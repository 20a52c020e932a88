package org.distributornode.adapters.filesystem.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.job.WorkNotes;
import org.distributornode.application.testkit.WorkNotesContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileWorkNotesTest implements WorkNotesContract {

    @TempDir
    Path state;

    @Override
    public WorkNotes open() {
        return new FileWorkNotes(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a b c", "a b yesterday - - 1 1 -", "a b 2026-11-21T12:00:00Z x - 1 1 -"})
    void forgetsWhatItCannotRead(String line) throws IOException {
        new StateFile(state, new StateFile.Kind("works", "works", 1)).write(List.of(line));

        assertThat(open().load()).isEmpty();
        open().save(NOTES);
        assertThat(open().load()).isEqualTo(NOTES);
    }

    @Test
    void forgetsWhatWasCutOff() throws IOException {
        open().save(NOTES);
        Path file = state.resolve("works");
        Files.writeString(file, Files.readString(file).substring(0, 40));

        assertThat(open().load()).isEmpty();
    }
}
