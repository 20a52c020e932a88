package org.distributornode.adapters.filesystem.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distributornode.application.port.settings.TuningStore;
import org.distributornode.application.testkit.TuningStoreContract;
import org.distributornode.domain.settings.Tuning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTuningStoreTest implements TuningStoreContract {

    @TempDir
    private Path folder;

    @Override
    public TuningStore tuningStore() {
        return new FileTuningStore(folder);
    }

    @Override
    public TuningStore tuningStoreAgain() {
        return new FileTuningStore(folder);
    }

    @Test
    void takesDamageForNothingKept() throws IOException {
        tuningStore().save(Tuning.STANDARD.with(5));
        Files.writeString(folder.resolve("tuning"), "nonsense");

        assertThat(tuningStore().load()).isEqualTo(Tuning.STANDARD);
    }
}
