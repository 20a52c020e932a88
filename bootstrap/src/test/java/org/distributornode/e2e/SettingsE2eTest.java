package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.usecase.settings.ChangeSettings;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection.Chosen;
import org.distributornode.domain.bucket.WorkerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What operators set, seen by players, and over restarts.
final class SettingsE2eTest {

    private static final WorkerId OTHER = new WorkerId(SimulatedWorld.WORKER + 1);
    private static final Optional<Chosen> OURS = Optional.of(new Chosen(Set.of(new BucketId(SimulatedWorld.BUCKET))));

    private final NodeRig rig = NodeRig.started();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void ruleFromTheNextRequestOn() {
        Published object = rig.world().publish(Bytes.random(1000, 1));
        settings().setWorker(OTHER);

        assertThat(rig.client().get("/api/v1/status").text()).contains("\"workerId\":" + OTHER);
        assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"allByWorkerId\":" + OTHER + "}");
        assertThat(rig.client().get(object.path()).status()).isEqualTo(421);

        settings().setBuckets(OURS);
        assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"bucketIds\":[\"1:7\"]}");
        assertThat(rig.client().get(object.path()).status()).isEqualTo(200);

        settings().setBuckets(Optional.empty());
        assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"allByWorkerId\":" + OTHER + "}");

        settings().reset();
        assertThat(rig.client().get("/api/v1/buckets").text())
                .isEqualTo("{\"allByWorkerId\":" + SimulatedWorld.WORKER + "}");
    }

    @Test
    void outliveRestartsUntilTheConfigurationChanges() {
        settings().setWorker(OTHER);
        settings().setBuckets(OURS);
        rig.restart();
        assertThat(rig.client().get("/api/v1/status").text()).contains("\"workerId\":" + OTHER);
        assertThat(settings().current().buckets()).isEqualTo(OURS);

        rig.set("workerId", "9");
        rig.restart();

        assertThat(rig.client().get("/api/v1/status").text()).contains("\"workerId\":9");
        assertThat(settings().current().buckets()).isEqualTo(OURS);
    }

    @Test
    void leaveAllThatAListHoldsOursUnlessBucketsAreSet() throws IOException {
        Published object = rig.world().publish(Bytes.random(1000, 1));
        rig.stop();
        rig.set("endpoints.storageSquid", "-", "endpoints.catalogFile", "./objects.yml", "workerId", "-");
        Files.writeString(rig.folder().resolve("objects.yml"), """
                objects:
                - {id: "%s", size: %d, hash: "%s", sources: ["%s"]}
                """.formatted(
                        object.id(),
                        object.size(),
                        object.hash(),
                        rig.world().storageNode(0).endpoint() + "/api/v1/files/" + object.id()));
        rig.start();

        settings().setWorker(OTHER);
        assertThat(rig.client().head(object.path()).status()).isEqualTo(200);

        settings().setBuckets(OURS);
        assertThat(rig.client().head(object.path()).status()).isEqualTo(421);
        assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"bucketIds\":[\"1:7\"]}");
    }

    private ChangeSettings settings() {
        return rig.useCase(ChangeSettings.class);
    }
}
