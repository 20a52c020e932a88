package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLockTest {

    private final Path assets;
    private final Path state;

    DirectoryLockTest(@TempDir Path folder) {
        assets = folder.resolve("a/assets");
        state = folder.resolve("s/state");
    }

    @Test
    void makesBothFolders() {
        DirectoryLock.take(assets, state).close();

        assertThat(assets).isDirectory();
        assertThat(state).isDirectory();
    }

    @Test
    void leavesNothingAmongTheAssets() {
        try (DirectoryLock lock = DirectoryLock.take(assets, state)) {
            assertThat(lock).isNotNull();
            assertThat(assets).isEmptyDirectory();
        }
        assertThat(assets).isEmptyDirectory();
    }

    @Test
    void refusesASecondNodeOnTheSameFolders() {
        try (DirectoryLock first = DirectoryLock.take(assets, state)) {
            assertThatExceptionOfType(FolderRefused.class)
                    .isThrownBy(() -> DirectoryLock.take(assets, state))
                    .withMessageContaining(state.toString())
                    .withMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(first).isNotNull();
        }
    }

    @Test
    void refusesASecondNodeOnEitherFolder() {
        Path elsewhere = state.resolveSibling("elsewhere");
        try (DirectoryLock first = DirectoryLock.take(assets, state)) {
            assertThatExceptionOfType(FolderRefused.class)
                    .isThrownBy(() -> DirectoryLock.take(assets, elsewhere))
                    .withMessageContaining(assets.toString());
            assertThatExceptionOfType(FolderRefused.class)
                    .isThrownBy(() -> DirectoryLock.take(elsewhere, state))
                    .withMessageContaining(state.toString());
            assertThat(first).isNotNull();
        }
    }

    @Test
    void givesBackTheStateFolderWhenTheAssetsAreTaken() {
        Path elsewhere = state.resolveSibling("elsewhere");
        Path others = assets.resolveSibling("others");
        try (DirectoryLock first = DirectoryLock.take(assets, state)) {
            assertThatExceptionOfType(FolderRefused.class).isThrownBy(() -> DirectoryLock.take(assets, elsewhere));

            assertThatCode(() -> DirectoryLock.take(others, elsewhere).close()).doesNotThrowAnyException();
            assertThat(first).isNotNull();
        }
    }

    @Test
    void takesFoldersThatWereGivenBack() {
        DirectoryLock first = DirectoryLock.take(assets, state);
        first.close();
        first.close();

        assertThatCode(() -> DirectoryLock.take(assets, state).close()).doesNotThrowAnyException();
    }

    @Test
    void refusesOneFolderForBothUsesByWhateverName() throws IOException {
        Files.createDirectories(assets);
        Path link = Files.createSymbolicLink(assets.resolveSibling("link"), assets);

        assertThatExceptionOfType(FolderRefused.class)
                .isThrownBy(() -> DirectoryLock.take(assets, link))
                .withMessageContaining("directories.assets (" + assets + ")")
                .withMessageContaining("directories.cacheState (" + link + ")");
        assertThat(assets).isEmptyDirectory();
    }

    @Test
    void namesTheProcessThatHoldsAFolderUntilItDies() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        LockHolder.class.getName(),
                        assets.toString(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = holder.inputReader()) {
            assertThat(said.readLine()).startsWith("taken");

            assertThatExceptionOfType(FolderRefused.class)
                    .isThrownBy(() -> DirectoryLock.take(assets, state))
                    .withMessageContaining(state.toString())
                    .withMessageContaining("process " + holder.pid() + " on host ");
            assertThatExceptionOfType(FolderRefused.class)
                    .isThrownBy(() -> DirectoryLock.take(assets, state.resolveSibling("elsewhere")))
                    .withMessageContaining(assets.toString())
                    .withMessageContaining("process " + holder.pid() + " on host ");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThatCode(() -> DirectoryLock.take(assets, state).close()).doesNotThrowAnyException();
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Files.createDirectories(state);
        Path file = Files.createFile(state.resolve("file"));

        assertThatExceptionOfType(FolderRefused.class)
                .isThrownBy(() -> DirectoryLock.take(file, state))
                .withMessageContaining(file + " (directories.assets) is not a folder")
                .withMessageEndingWith("name another one.");
    }

    @Test
    void refusesAFolderThatCannotBeMade() {
        Path nowhere = Path.of("/proc/nowhere/state");

        assertThatExceptionOfType(FolderRefused.class)
                .isThrownBy(() -> DirectoryLock.take(assets, nowhere))
                .withMessageStartingWith("The folder /proc/nowhere/state (directories.cacheState) ")
                .withMessageContaining("uid ");
    }

    @Test
    void refusesAFolderThatTakesNoLockFile() {
        assertThatExceptionOfType(FolderRefused.class)
                .isThrownBy(() -> DirectoryLock.take(assets, Path.of("/proc")))
                .withMessageStartingWith("The folder /proc ");
    }
}
