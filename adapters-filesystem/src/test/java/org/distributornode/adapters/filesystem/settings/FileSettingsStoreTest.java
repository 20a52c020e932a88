package org.distributornode.adapters.filesystem.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.port.settings.SettingsStore;
import org.distributornode.application.testkit.SettingsStoreContract;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.settings.NodeSettings;
import org.distributornode.domain.settings.Setting;
import org.distributornode.domain.settings.SettingChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileSettingsStoreTest implements SettingsStoreContract {

    @TempDir
    private Path folder;

    @Override
    public SettingsStore settingsStore() {
        return new FileSettingsStore(folder);
    }

    /// Nobody can write over a folder with something in it.
    @Override
    public void refuseToKeep() {
        try {
            Files.createFile(
                    Files.createDirectory(folder.resolve("settings.new")).resolve("something"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void spoil() {
        try {
            Path file = folder.resolve("settings");
            Files.writeString(file, Files.readString(file).replace("chosen=5", "chosen=4"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void isReadableForOperators() throws IOException {
        NodeSettings configured = NodeSettings.NONE.withWorker(new WorkerId(1));
        NodeSettings wanted = configured.withWorker(new WorkerId(5));

        settingsStore()
                .save(SettingChanges.none()
                        .with(Setting.WORKER, configured, wanted)
                        .with(Setting.BUCKETS, configured, wanted));

        assertThat(Files.readAllLines(folder.resolve("settings")))
                .startsWith(
                        "distributor-node settings 1",
                        "workerId.configured=1",
                        "workerId.chosen=5",
                        "buckets.configured=",
                        "buckets.chosen=")
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workerId.configured=1", "workerId.chosen=-5", "nodeName.chosen=x", "buckets", ""})
    void setsAsideWhatHasNoMeaning(String line) throws IOException {
        List<String> lines = List.of("workerId.configured=", line);
        new StateFile(folder, new StateFile.Kind("settings", "settings", 1)).write(lines);

        assertThat(settingsStore().load()).isEqualTo(SettingChanges.none());

        assertThat(Files.readString(folder.resolve("settings.damaged"))).contains(line);
    }

    @Test
    void setsAsideWhatALaterVersionHasWritten() throws IOException {
        new StateFile(folder, new StateFile.Kind("settings", "settings", 2)).write(List.of());

        assertThat(settingsStore().load()).isEqualTo(SettingChanges.none());

        assertThat(Files.readString(folder.resolve("settings.damaged"))).startsWith("distributor-node settings 2");
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        Files.createDirectory(folder.resolve("settings"));

        assertThatThrownBy(() -> settingsStore().load())
                .isInstanceOf(SettingsFailure.class)
                .hasMessageContaining(folder.resolve("settings").toString());
    }
}
