package org.distributornode.application.service.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.IntegrationSamples.NOON;
import static org.distributornode.application.testkit.IntegrationSamples.id;
import static org.distributornode.application.testkit.IntegrationSamples.webhook;

import java.time.Duration;
import java.util.Optional;
import org.distributornode.application.usecase.integration.ManageDistributors.Creation;
import org.distributornode.domain.integration.Distributor;
import org.junit.jupiter.api.Test;

final class DistributorsServiceTest {

    private final IntegrationRig rig = new IntegrationRig();

    @Test
    void createsInWholeMicroseconds() {
        Distributor created = rig.create();

        assertThat(created.created()).isEqualTo(NOON);
        assertThat(created.updated()).isEqualTo(NOON);
        assertThat(rig.store.find(created.id())).contains(created);
    }

    @Test
    void takesEqualOnes() {
        Creation first = rig.distributors.create(Optional.of(webhook()));
        Creation second = rig.distributors.create(Optional.of(webhook()));

        assertThat(rig.distributors.list(Optional.empty(), 10))
                .containsExactly(((Creation.Created) first).distributor(), ((Creation.Created) second).distributor());
    }

    @Test
    void takesAsManyAsAllowed() {
        for (int count = 0; count < IntegrationRig.MOST_DISTRIBUTORS; count++) {
            rig.create();
        }

        assertThat(rig.distributors.create(Optional.empty()))
                .isEqualTo(new Creation.TooMany(IntegrationRig.MOST_DISTRIBUTORS));
        assertThat(rig.distributors.list(Optional.empty(), 10)).hasSize(IntegrationRig.MOST_DISTRIBUTORS);
    }

    @Test
    void changesTheWebhookOnly() {
        Distributor created = rig.create();
        rig.clock.advance(Duration.ofSeconds(1));

        Optional<Distributor> changed = rig.distributors.change(created.id(), _ -> Optional.empty());

        assertThat(changed)
                .contains(new Distributor(
                        created.id(), Optional.empty(), created.secret(), created.created(), NOON.plusSeconds(1)));
        assertThat(rig.store.find(created.id())).isEqualTo(changed);
    }

    @Test
    void rotatesTheSecretOnly() {
        Distributor created = rig.create();
        rig.clock.advance(Duration.ofSeconds(1));

        Distributor rotated = rig.distributors.rotateSecret(created.id()).orElseThrow();

        assertThat(rotated.secret()).isNotEqualTo(created.secret());
        assertThat(rotated).isEqualTo(created.with(rotated.secret(), NOON.plusSeconds(1)));
        assertThat(rig.store.find(created.id())).contains(rotated);
    }

    @Test
    void changesNothingOfOneThatIsNotThere() {
        assertThat(rig.distributors.change(id(1), _ -> Optional.empty())).isEmpty();
        assertThat(rig.distributors.rotateSecret(id(1))).isEmpty();
        assertThat(rig.distributors.remove(id(1))).isFalse();
    }
}
