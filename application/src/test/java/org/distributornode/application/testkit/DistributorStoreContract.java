package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.distributornode.application.testkit.IntegrationSamples.NOON;
import static org.distributornode.application.testkit.IntegrationSamples.delivery;
import static org.distributornode.application.testkit.IntegrationSamples.distributor;
import static org.distributornode.application.testkit.IntegrationSamples.id;
import static org.distributornode.application.testkit.IntegrationSamples.oddWebhook;
import static org.distributornode.application.testkit.IntegrationSamples.secret;

import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.junit.jupiter.api.Test;

/// What every [DistributorStore] keeps to.
public interface DistributorStoreContract {

    /// A store with what those opened earlier in the same test have kept.
    DistributorStore open();

    /// An outbox on the same medium.
    Outbox outbox();

    @Test
    default void beginsEmpty() {
        assertThat(open().list(Optional.empty(), 10)).isEmpty();
        assertThat(open().find(id(1))).isEmpty();
    }

    @Test
    default void findsWhatWasAddedBefore() {
        Distributor basic = distributor(1, Optional.of(oddWebhook(new WebhookAuthentication.Basic("ü", "p:\0ä"))));
        Distributor token = distributor(2, Optional.of(oddWebhook(new WebhookAuthentication.Token("a.b~c=="))));
        Distributor plain = distributor(3);
        Distributor mute = distributor(4, Optional.empty());
        List<Distributor> all = List.of(basic, token, plain, mute);

        all.forEach(open()::add);

        assertThat(open().list(Optional.empty(), 10)).isEqualTo(all);
        assertThat(all).allSatisfy(one -> assertThat(open().find(one.id())).contains(one));
    }

    @Test
    default void refusesASecondOneOfAnId() {
        open().add(distributor(1));

        assertThatIllegalStateException().isThrownBy(() -> open().add(distributor(1, Optional.empty())));
        assertThat(open().find(id(1))).contains(distributor(1));
    }

    @Test
    default void listsInTheOrderOfAdding() {
        List.of(5, 1, 4, 2, 3).forEach(number -> open().add(distributor(number)));

        assertThat(open().list(Optional.empty(), 2)).extracting(Distributor::id).containsExactly(id(5), id(1));
        assertThat(open().list(Optional.of(id(1)), 2))
                .extracting(Distributor::id)
                .containsExactly(id(4), id(2));
        assertThat(open().list(Optional.of(id(3)), 2)).isEmpty();
        assertThat(open().list(Optional.of(id(9)), 2)).isEmpty();
    }

    @Test
    default void replacesInItsPlace() {
        List.of(1, 2).forEach(number -> open().add(distributor(number)));
        Distributor changed =
                distributor(1).with(Optional.empty(), NOON.plusSeconds(1)).with(secret(9), NOON.plusSeconds(2));

        assertThat(open().replace(changed)).isTrue();
        assertThat(open().replace(distributor(3))).isFalse();

        assertThat(open().list(Optional.empty(), 10)).containsExactly(changed, distributor(2));
    }

    @Test
    default void forgetsWithAllDeliveries() {
        open().add(distributor(1));
        open().add(distributor(2));
        outbox().enqueue(Outbox.Cursor.BEGINNING, List.of(delivery(1, 1), delivery(2, 1), delivery(1, 2)));

        assertThat(open().remove(id(1))).isTrue();
        assertThat(open().remove(id(1))).isFalse();

        assertThat(open().find(id(1))).isEmpty();
        assertThat(outbox().first(id(1))).isEmpty();
        assertThat(outbox().first(id(2))).contains(delivery(2, 1));
    }
}
