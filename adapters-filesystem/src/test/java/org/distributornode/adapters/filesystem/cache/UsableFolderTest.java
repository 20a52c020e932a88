package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Root may do everything, so what others may not do is handed in.
final class UsableFolderTest {

    private static final ProcessOwner NODE = new ProcessOwner("uid 1000", "1000:1001");
    private static final Path DATA = Path.of("/data");

    @Test
    void namesFolderKeyUserPermissionAndTheCommandThatGrantsIt() {
        FolderAccess access = new FolderAccess(List.of("write", "enter"), false);

        assertThatExceptionOfType(FolderRefused.class)
                .isThrownBy(() -> UsableFolder.require(DATA, "directories.assets", access, NODE))
                .withMessage("The folder /data (directories.assets) cannot be used: uid 1000 lacks the permission to"
                        + " write, enter; `chown -R 1000:1001 /data` mends that (for a container: on the folder that"
                        + " is mounted there), or name another one.");
    }

    @Test
    void doesNotSuggestThatWhereNothingCanBeWrittenByAnybody() {
        FolderAccess access = new FolderAccess(List.of("write"), true);

        assertThatExceptionOfType(FolderRefused.class)
                .isThrownBy(() -> UsableFolder.require(DATA, "directories.assets", access, NODE))
                .withMessage("The folder /data (directories.assets) lies on a file system that is mounted read-only;"
                        + " mount it for writing, or name another one.");
    }

    @Test
    void takesAFolderThatLacksNothing(@TempDir Path folder) {
        assertThatCode(() -> UsableFolder.require(folder.resolve("a/b"), "directories.assets"))
                .doesNotThrowAnyException();
        assertThat(FolderAccess.to(folder)).isEqualTo(new FolderAccess(List.of(), false));
    }

    @Test
    void noticesWhatIsMissingWhoeverAsks() {
        assertThat(FolderAccess.to(Path.of("/proc/nowhere")).missing()).containsExactly("read", "write", "enter");
    }

    @Test
    void saysHowToTakeOverTheFilesOfAnotherUser() {
        IOException denied = new AccessDeniedException("/data/.distributor-node.lock");

        assertThat(UsableFolder.takesNoLock(DATA, denied, NODE))
                .hasMessageStartingWith("The folder /data takes no lock file of uid 1000"
                        + " (permission denied at /data/.distributor-node.lock); `chown -R 1000:1001 /data` mends");
    }

    @Test
    void suggestsAnotherFolderWhereNoPermissionIsMissing() {
        IOException odd = new FileSystemException("/data/node.lock", null, "No locks available");

        assertThat(UsableFolder.takesNoLock(DATA, odd, NODE))
                .hasMessage("The folder /data takes no lock file of uid 1000 (No locks available); name another one.");
    }

    @ParameterizedTest
    @CsvSource({
        "/data, `chown -R 1000:1001 /data`",
        "/my data, `chown -R 1000:1001 '/my data'`",
        "/o'neill, \"`chown -R 1000:1001 '/o'\\''neill'`\"",
        "/a;rm b, `chown -R 1000:1001 '/a;rm b'`"
    })
    void suggestsACommandThatAShellUnderstands(Path folder, String command) {
        assertThat(NODE.chown(folder)).isEqualTo(command.replace("\"", ""));
    }

    @Test
    void knowsWhoRunsThisProcess(@TempDir Path folder) throws IOException {
        Object uid = Files.getAttribute(folder, "unix:uid");

        assertThat(ProcessOwner.current().name()).isEqualTo("uid " + uid);
        assertThat(ProcessOwner.current().account()).startsWith(uid + ":");
    }
}
