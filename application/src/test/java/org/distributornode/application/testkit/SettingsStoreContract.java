package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.port.settings.SettingsStore;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection.Chosen;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.settings.NodeSettings;
import org.distributornode.domain.settings.Setting;
import org.distributornode.domain.settings.SettingChanges;
import org.junit.jupiter.api.Test;

/// What any [SettingsStore] owes its caller. Each test has a medium of its own, empty at first.
public interface SettingsStoreContract {

    /// The store as a node that starts now sees it.
    SettingsStore settingsStore();

    /// Lets the medium refuse what is to be kept.
    void refuseToKeep();

    /// Spoils what is kept.
    void spoil();

    @Test
    default void beginsWithoutChanges() {
        assertThat(settingsStore().load()).isEqualTo(SettingChanges.none());
    }

    @Test
    default void keepsWhatWasChanged() {
        samples().forEach(changes -> {
            settingsStore().save(changes);

            assertThat(settingsStore().load()).isEqualTo(changes);
        });
    }

    @Test
    default void keepsTheOrderOfBuckets() {
        NodeSettings wanted = NodeSettings.NONE.withBuckets(chosen("2:1", "1:10", "1:2"));

        settingsStore().save(SettingChanges.none().with(Setting.BUCKETS, NodeSettings.NONE, wanted));

        Chosen kept = settingsStore().load().chosen().buckets().orElseThrow();
        assertThat(kept.ids()).extracting(BucketId::text).containsExactly("2:1", "1:10", "1:2");
    }

    @Test
    default void tellsWhatItKeptLast() {
        SettingsStore store = settingsStore();
        store.save(worker(5));

        store.save(worker(6));

        assertThat(store.load()).isEqualTo(worker(6));
    }

    @Test
    default void keepsWhatItHadWhenItCannotKeepMore() {
        SettingsStore store = settingsStore();
        store.save(worker(5));
        refuseToKeep();

        assertThatThrownBy(() -> store.save(worker(6))).isInstanceOf(SettingsFailure.class);

        assertThat(store.load()).isEqualTo(worker(5));
        assertThat(settingsStore().load()).isEqualTo(worker(5));
    }

    @Test
    default void countsWhatIsDamagedAsNothing() {
        settingsStore().save(worker(5));
        spoil();

        assertThat(settingsStore().load()).isEqualTo(SettingChanges.none());

        settingsStore().save(worker(6));
        assertThat(settingsStore().load()).isEqualTo(worker(6));
    }

    private static SettingChanges worker(int number) {
        return SettingChanges.none()
                .with(Setting.WORKER, NodeSettings.NONE, NodeSettings.NONE.withWorker(new WorkerId(number)));
    }

    private static Stream<SettingChanges> samples() {
        NodeSettings configured = NodeSettings.NONE.withWorker(new WorkerId(0)).withBuckets(chosen("0:0"));
        NodeSettings wanted =
                NodeSettings.NONE.withWorker(new WorkerId(Integer.MAX_VALUE)).withBuckets(chosen("7", "9999999999"));
        return Stream.of(configured, NodeSettings.NONE)
                .flatMap(before -> Stream.of(wanted, NodeSettings.NONE).flatMap(after -> {
                    SettingChanges buckets = SettingChanges.none().with(Setting.BUCKETS, before, after);
                    SettingChanges both = buckets.with(Setting.WORKER, before, after);
                    return Stream.of(buckets, both, SettingChanges.none());
                }));
    }

    private static Optional<Chosen> chosen(String... ids) {
        return Optional.of(
                new Chosen(new LinkedHashSet<>(Stream.of(ids).map(BucketId::new).toList())));
    }
}
