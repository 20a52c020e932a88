package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.distributornode.adapters.filesystem.deny.FileDenyStore;
import org.distributornode.application.usecase.deny.EditDenyList;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;
import org.junit.jupiter.api.Test;

/// What a node does with its deny list.
final class DenyListE2eTest {

    @Test
    void refusesForbiddenObjectsAndDeletesWhatItHolds() {
        try (NodeRig rig = NodeRig.started()) {
            Published held = rig.world().publish(Bytes.random(90_000, 1));
            Published cold = rig.world().publish(Bytes.random(90_000, 2));
            Published other = rig.world().publish(Bytes.random(90_000, 3));
            rig.hold(held);
            rig.hold(other);
            rig.stop();
            deny(rig.folder().resolve("state"), held, cold);

            rig.start();

            for (Published forbidden : List.of(held, cold)) {
                assertThat(rig.client().get(forbidden.path()).status()).isEqualTo(451);
                assertThat(rig.client().head(forbidden.path()).status()).isEqualTo(451);
            }
            assertThat(rig.client().get(held.path()).text()).contains("\"message\"");
            assertThat(rig.client().get(other.path()).cache()).isEqualTo("hit");
            assertThat(Files.exists(rig.folder().resolve("assets").resolve(held.id())))
                    .isFalse();
            assertThat(rig.world().requests(cold)).isZero();
        }
    }

    @Test
    void forbidsAndAllowsWhileItRuns() {
        try (NodeRig rig = NodeRig.started()) {
            Published object = rig.world().publish(Bytes.random(90_000, 1));
            rig.hold(object);
            EditDenyList list = rig.useCase(EditDenyList.class);
            DataObjectId id = DataObjectId.parse(object.id()).orElseThrow();

            list.deny(id, "court order");

            assertThat(rig.client().get(object.path()).status()).isEqualTo(451);
            assertThat(rig.held()).isEmpty();

            rig.restart();
            assertThat(rig.client().head(object.path()).status()).isEqualTo(451);

            rig.useCase(EditDenyList.class).allow(id);
            assertThat(rig.client().get(object.path()).body()).isEqualTo(object.content());
        }
    }

    private static void deny(Path state, Published... objects) {
        new FileDenyStore(state)
                .save(List.of(objects).stream()
                        .map(object ->
                                new Denial(DataObjectId.parse(object.id()).orElseThrow(), "test", Instant.EPOCH))
                        .toList());
    }
}
