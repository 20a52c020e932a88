package org.distributornode.adapters.filesystem.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distributornode.application.port.integration.IntegrationFailure;
import org.distributornode.domain.integration.NodeUuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeUuidFileTest {

    @TempDir
    private Path state;

    @Test
    void isMadeOnce() {
        NodeUuid made = NodeUuidFile.load(state);

        assertThat(NodeUuidFile.load(state)).isEqualTo(made);
    }

    @Test
    void isNotReplacedWhereItIsDamaged() throws IOException {
        Path file = state.resolve("node-uuid");
        Files.writeString(file, "nonsense");

        assertThatExceptionOfType(IntegrationFailure.class)
                .isThrownBy(() -> NodeUuidFile.load(state))
                .withMessageContaining(file.toString())
                .withMessageContaining("integrationApi.nodeId");
        assertThat(file).hasContent("nonsense");
    }
}
