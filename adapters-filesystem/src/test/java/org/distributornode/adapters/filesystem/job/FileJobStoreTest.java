package org.distributornode.adapters.filesystem.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.distributornode.application.port.job.JobStore;
import org.distributornode.application.port.job.JobStore.Registry;
import org.distributornode.application.testkit.JobStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileJobStoreTest implements JobStoreContract {

    @TempDir
    Path state;

    @Override
    public JobStore open() {
        return new FileJobStore(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "distributor-node jobs 1\nend 00000000\n", "distributor-node jobs 2\n"})
    void putsAsideWhatItCannotRead(String content) throws IOException {
        Files.writeString(state.resolve("jobs"), content);

        assertThat(open().load()).isEqualTo(Registry.NEW);
        assertThat(state.resolve("jobs.damaged")).hasContent(content);
    }

    @Test
    void putsAsideWhatWasCutOff() throws IOException {
        open().save(JobStoreContract.registry());
        byte[] whole = Files.readAllBytes(state.resolve("jobs"));
        Files.write(state.resolve("jobs"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(open().load()).isEqualTo(Registry.NEW);
    }
}
