package org.distributornode.adapters.filesystem.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.assignment.AssignmentFailure;
import org.distributornode.application.port.assignment.AssignmentStore;
import org.distributornode.application.testkit.AssignmentStoreContract;
import org.distributornode.domain.bucket.BucketSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileAssignmentStoreTest implements AssignmentStoreContract {

    @TempDir
    Path state;

    @Override
    public AssignmentStore open() {
        return new FileAssignmentStore(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "worker", "worker -1", "worker x", "buckets ", "buckets 1:0 7", "buckets a", "all"})
    void takesWhatItCannotReadForNothing(String line) throws IOException {
        new StateFile(state, new StateFile.Kind("assignment", "assignment", 1)).write(List.of(line));

        assertThat(open().load()).isEmpty();
    }

    @Test
    void takesADamagedFileForNothingAndWritesItAnew() throws IOException {
        Files.writeString(state.resolve("assignment"), "distributor-node assignment 1\nworker 5\n");

        assertThat(open().load()).isEmpty();
        open().save(new BucketSelection.Everything());
        assertThat(open().load()).contains(new BucketSelection.Everything());
    }

    @Test
    void saysThatItCannotWrite() {
        var store = new FileAssignmentStore(state.resolve("not-there"));

        assertThatExceptionOfType(AssignmentFailure.class)
                .isThrownBy(() -> store.save(new BucketSelection.Nothing()))
                .withMessageContaining("not-there");
    }
}
