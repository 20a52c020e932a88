package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distributornode.e2e.NodeRig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A node that cannot start says why, and listens to nobody before.
final class StartE2eTest {

    private final NodeRig rig =
            NodeRig.prepared("endpoints.storageSquid", "-", "endpoints.catalogFile", "./objects.yml");
    private final Path catalog = rig.folder().resolve("objects.yml");

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void refusesACatalogueFileThatIsNotThere() {
        assertEnds(41, "There is no catalogue file " + catalog + ".");
    }

    @Test
    void refusesACatalogueFileThatIsWrong() throws IOException {
        Files.writeString(catalog, "objects:\n  - id: 1\n");

        assertEnds(42, "In the catalogue file " + catalog + ", line 2: objects[0] (object 1) lacks the key \"size\".");
    }

    private void assertEnds(int code, String sentence) {
        try (ChildNode node = ChildNode.launch(rig.configFile())) {
            assertThat(node.exitCode()).as(() -> node.log().toString()).isEqualTo(code);
            assertThat(node.log()).endsWith(sentence).noneMatch(line -> line.contains("listening"));
        }
    }
}
