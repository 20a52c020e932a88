package org.distributornode.application.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.InMemorySettingsStore;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.settings.ChangeSettings.Changed;
import org.distributornode.application.usecase.settings.RestoreSettings.Origin;
import org.distributornode.application.usecase.settings.RestoreSettings.Ruling;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection.Chosen;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.settings.NodeSettings;
import org.distributornode.domain.settings.Setting;
import org.distributornode.domain.settings.SettingChanges;
import org.junit.jupiter.api.Test;

final class ChangeSettingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final NodeSettings CONFIGURED = NodeSettings.NONE.withWorker(new WorkerId(1));
    private static final Optional<Chosen> BUCKETS = Optional.of(new Chosen(Set.of(new BucketId("1:2"))));

    private final InMemorySettingsStore store = new InMemorySettingsStore();
    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();
    private final ChangeSettingsService settings = settings(CONFIGURED);

    @Test
    void beginsWithWhatIsConfigured() {
        assertThat(settings.current()).isEqualTo(CONFIGURED);
        assertThat(settings.restore())
                .containsExactly(
                        new Ruling(Setting.WORKER, "1", "1", Origin.CONFIGURATION),
                        new Ruling(Setting.BUCKETS, "", "", Origin.CONFIGURATION));
        assertThat(settings.current()).isEqualTo(CONFIGURED);
    }

    @Test
    void rulesAtOnceAndIsRecorded() {
        Changed worker = settings.setWorker(new WorkerId(5));
        Changed buckets = settings.setBuckets(BUCKETS);

        NodeSettings both = CONFIGURED.withWorker(new WorkerId(5)).withBuckets(BUCKETS);
        assertThat(worker).isEqualTo(new Changed(CONFIGURED, CONFIGURED.withWorker(new WorkerId(5))));
        assertThat(buckets.after()).isEqualTo(both);
        assertThat(settings.current()).isEqualTo(both);
        assertThat(settings.configured()).isEqualTo(CONFIGURED);
        assertThat(medium.events())
                .containsExactly(
                        new NodeEvent.SettingChanged(NOW, "workerId", "1", "5"),
                        new NodeEvent.SettingChanged(NOW, "buckets", "", "1:2"));
    }

    @Test
    void winsAfterARestart() {
        settings.setWorker(new WorkerId(5));
        settings.setBuckets(BUCKETS);
        settings.setBuckets(Optional.empty());
        ChangeSettingsService next = settings(CONFIGURED);

        assertThat(next.restore())
                .containsExactly(
                        new Ruling(Setting.WORKER, "5", "1", Origin.OPERATOR),
                        new Ruling(Setting.BUCKETS, "", "", Origin.OPERATOR));
        assertThat(next.current()).isEqualTo(CONFIGURED.withWorker(new WorkerId(5)));
    }

    @Test
    void losesToANewConfigurationForGood() {
        settings.setWorker(new WorkerId(5));
        settings.setBuckets(BUCKETS);
        NodeSettings changed = CONFIGURED.withWorker(new WorkerId(2));

        ChangeSettingsService next = settings(changed);
        assertThat(next.restore())
                .containsExactly(
                        new Ruling(Setting.WORKER, "2", "2", Origin.NEWER_CONFIGURATION),
                        new Ruling(Setting.BUCKETS, "1:2", "", Origin.OPERATOR));
        assertThat(next.current()).isEqualTo(changed.withBuckets(BUCKETS));

        ChangeSettingsService afterwards = settings(CONFIGURED);
        afterwards.restore();
        assertThat(afterwards.current()).isEqualTo(CONFIGURED.withBuckets(BUCKETS));
    }

    @Test
    void countsFromTheConfigurationOfItsTime() {
        settings.setWorker(new WorkerId(5));
        ChangeSettingsService next = settings(CONFIGURED.withWorker(new WorkerId(2)));
        next.restore();

        next.setWorker(new WorkerId(6));

        ChangeSettingsService afterwards = settings(CONFIGURED.withWorker(new WorkerId(2)));
        afterwards.restore();
        assertThat(afterwards.current().worker()).contains(new WorkerId(6));
    }

    @Test
    void takesChangesBack() {
        settings.setWorker(new WorkerId(5));
        settings.setBuckets(BUCKETS);

        Changed reset = settings.reset();

        assertThat(reset.after()).isEqualTo(CONFIGURED);
        assertThat(settings.current()).isEqualTo(CONFIGURED);
        assertThat(store.load()).isEqualTo(SettingChanges.none());
        assertThat(medium.events())
                .endsWith(
                        new NodeEvent.SettingChanged(NOW, "workerId", "5", "1"),
                        new NodeEvent.SettingChanged(NOW, "buckets", "1:2", ""));
    }

    @Test
    void changesNothingThatCannotBeKept() {
        List<NodeSettings> heard = new ArrayList<>();
        settings.whenChanged(() -> heard.add(settings.current()));
        store.refuse(true);

        assertThatThrownBy(() -> settings.setWorker(new WorkerId(5))).isInstanceOf(SettingsFailure.class);

        assertThat(settings.current()).isEqualTo(CONFIGURED);
        assertThat(medium.events()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void tellsListenersWhatRulesBeItTheSame() {
        List<NodeSettings> heard = new ArrayList<>();
        settings.whenChanged(() -> heard.add(settings.current()));

        settings.setWorker(new WorkerId(5));
        settings.setWorker(new WorkerId(5));
        settings.reset();

        NodeSettings five = CONFIGURED.withWorker(new WorkerId(5));
        assertThat(heard).containsExactly(five, five, CONFIGURED);
        assertThat(medium.events()).hasSize(2);
    }

    @Test
    void startsWithoutWhatCannotBeRead() {
        store.unreadable(true);

        assertThat(settings.restore()).extracting(Ruling::origin).containsOnly(Origin.CONFIGURATION);

        assertThat(settings.current()).isEqualTo(CONFIGURED);
    }

    @Test
    void startsWhereForgettingCannotBeKept() {
        settings.setWorker(new WorkerId(5));
        store.refuse(true);
        ChangeSettingsService next = settings(NodeSettings.NONE);

        next.restore();

        assertThat(next.current()).isEqualTo(NodeSettings.NONE);
    }

    private ChangeSettingsService settings(NodeSettings configured) {
        return new ChangeSettingsService(
                configured, store, new Events(InMemoryJournal.restored(medium)), new SteppingClock(NOW));
    }
}
