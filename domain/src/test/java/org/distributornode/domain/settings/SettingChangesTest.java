package org.distributornode.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection.Chosen;
import org.distributornode.domain.bucket.WorkerId;
import org.junit.jupiter.api.Test;

final class SettingChangesTest {

    private static final NodeSettings CONFIGURED = NodeSettings.NONE.withWorker(new WorkerId(1));
    private static final NodeSettings OTHER = CONFIGURED.withWorker(new WorkerId(2));
    private static final NodeSettings WANTED = NodeSettings.NONE.withWorker(new WorkerId(5));

    @Test
    void leavesWhatIsConfiguredWhereNothingWasChanged() {
        assertThat(SettingChanges.none().over(CONFIGURED)).isEqualTo(CONFIGURED);
        assertThat(SettingChanges.none().stillFor(CONFIGURED)).isEqualTo(SettingChanges.none());
    }

    @Test
    void winsUntilTheConfiguredValueIsChanged() {
        SettingChanges changes = SettingChanges.none().with(Setting.WORKER, CONFIGURED, WANTED);

        assertThat(changes.stillFor(CONFIGURED).over(CONFIGURED)).isEqualTo(WANTED);
        assertThat(changes.stillFor(OTHER)).isEqualTo(SettingChanges.none());
        assertThat(changes.stillFor(NodeSettings.NONE)).isEqualTo(SettingChanges.none());
    }

    @Test
    void judgesEachSettingByItself() {
        NodeSettings configured = CONFIGURED.withBuckets(chosen("1:1"));
        SettingChanges changes = SettingChanges.none()
                .with(Setting.WORKER, configured, WANTED)
                .with(Setting.BUCKETS, configured, NodeSettings.NONE);
        NodeSettings now = OTHER.withBuckets(chosen("1:1"));

        assertThat(changes.stillFor(now).over(now)).isEqualTo(OTHER);
    }

    @Test
    void remembersNothingOfWhatWasNotChanged() {
        NodeSettings configured = CONFIGURED.withBuckets(chosen("1:1"));

        SettingChanges changes = SettingChanges.none().with(Setting.WORKER, configured, WANTED);

        assertThat(changes.configured()).isEqualTo(CONFIGURED);
        assertThat(changes.over(CONFIGURED.withBuckets(chosen("2:2")))).isEqualTo(WANTED.withBuckets(chosen("2:2")));
    }

    @Test
    void countsFromTheLatestChangeOn() {
        SettingChanges changes =
                SettingChanges.none().with(Setting.WORKER, CONFIGURED, WANTED).with(Setting.WORKER, OTHER, CONFIGURED);

        assertThat(changes.stillFor(OTHER).over(OTHER)).isEqualTo(CONFIGURED);
    }

    @Test
    void doesNotMindTheOrderOfBuckets() {
        NodeSettings configured = CONFIGURED.withBuckets(chosen("1:1", "1:2"));
        SettingChanges changes = SettingChanges.none().with(Setting.BUCKETS, configured, NodeSettings.NONE);

        assertThat(changes.stillFor(CONFIGURED.withBuckets(chosen("1:2", "1:1")))
                        .changed())
                .isEqualTo(Set.of(Setting.BUCKETS));
    }

    @Test
    void isWrittenAsAnOperatorWould() {
        NodeSettings both = WANTED.withBuckets(chosen("1:2", "1:1"));

        assertThat(Setting.WORKER.written(both)).isEqualTo("5");
        assertThat(Setting.BUCKETS.written(both)).isEqualTo("1:2,1:1");
        assertThat(Setting.WORKER.written(NodeSettings.NONE)).isEmpty();
        assertThat(Setting.BUCKETS.written(NodeSettings.NONE)).isEmpty();
    }

    private static Optional<Chosen> chosen(String... ids) {
        return Optional.of(new Chosen(
                new LinkedHashSet<>(List.of(ids).stream().map(BucketId::new).toList())));
    }
}
