package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.distributornode.adapters.filesystem.cache.FolderRefused;
import org.distributornode.bootstrap.NodeProcess;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two nodes that are to use one folder.
final class SecondNodeE2eTest {

    private final NodeRig first = NodeRig.started();
    private final NodeRig second = NodeRig.prepared();

    @AfterEach
    void end() {
        second.close();
        first.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets", "cacheState"})
    void refusesAFolderThatAnotherNodeOfThisProcessUses(String folder) {
        share(folder);

        assertThatExceptionOfType(FolderRefused.class)
                .isThrownBy(() -> NodeProcess.start(second.configuration()).close())
                .withMessageContaining("is in use by another node");
        assertThatTheFirstWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets", "cacheState"})
    void refusesAFolderThatAnotherProcessUses(String folder) {
        share(folder);

        try (ChildNode process = ChildNode.launch(second.configFile())) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.log().getLast())
                    .contains(path(folder))
                    .contains("is in use by another node (process "
                            + ProcessHandle.current().pid());
        }
        assertThatTheFirstWorks();
    }

    @Test
    void takesTheFoldersOfANodeThatWasKilled() {
        Published object = first.world().publish(Bytes.random(1000, 1));
        first.stop();
        try (ChildNode process = ChildNode.start(first.configFile())) {
            Holdings.fetch(process.client(), object);
            process.kill();
        }

        first.start();

        Holdings.assertHit(first.client(), object);
    }

    private void share(String folder) {
        second.set("directories." + folder, path(folder));
    }

    private String path(String folder) {
        return (folder.equals("assets") ? first.assets() : first.state()).toString();
    }

    private void assertThatTheFirstWorks() {
        Published object = first.world().publish(Bytes.random(1000, 1));
        Holdings.fetch(first.client(), object);
        Holdings.assertHit(first.client(), object);
    }
}
