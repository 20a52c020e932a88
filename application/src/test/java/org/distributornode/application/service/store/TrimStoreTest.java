package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.time.Duration;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrimStore.Trimmed;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.BucketProperties.Eviction;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.junit.jupiter.api.Test;

/// The watermarks are at 50 and at 80 hundredths.
class TrimStoreTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final StoreBucket OTHER = StoreBucket.local("other");

    private final StoreRig rig = StoreRig.withPhotos();
    private final int tenth = (int) ObjectStoreSubject.ROOM / 10;

    private void letGo(boolean enabled) {
        rig.change(now -> now.with(new Eviction(enabled, HOUR)));
    }

    private void fill(int tenths) {
        for (int i = 0; i < tenths; i++) {
            rig.put("o" + i, "x".repeat(tenth));
            rig.clock.advance(Duration.ofSeconds(1));
        }
    }

    private long held() {
        return rig.findBuckets.summarise(PHOTOS, "").orElseThrow().held();
    }

    @Test
    void letsGoOfTheLongestUnreadDownToTheLowWatermark() {
        letGo(true);
        fill(9);
        rig.clock.advance(HOUR);

        assertThat(rig.trimStore.trim()).isEqualTo(new Trimmed(4, 4L * tenth));

        assertThat(held()).isEqualTo(5);
        assertThat(rig.text("o4")).hasSize(tenth);
        assertThat(rig.trimStore.trim()).isEqualTo(Trimmed.NOTHING);
    }

    @Test
    void letsNothingGoBelowTheHighWatermark() {
        letGo(true);
        fill(8);
        rig.clock.advance(HOUR);

        assertThat(rig.trimStore.trim()).isEqualTo(Trimmed.NOTHING);
    }

    @Test
    void keepsWhatWasReadOrWrittenOfLate() {
        letGo(true);
        fill(9);

        assertThat(rig.trimStore.trim()).isEqualTo(Trimmed.NOTHING);
        rig.clock.advance(HOUR.minusSeconds(7));
        assertThat(rig.trimStore.trim().objects()).isEqualTo(3);
    }

    @Test
    void keepsAllOfBucketsThatDoNotLetGo() {
        letGo(false);
        fill(9);
        rig.create(OTHER);
        rig.clock.advance(HOUR);

        assertThat(rig.trimStore.trim()).isEqualTo(Trimmed.NOTHING);
        assertThat(held()).isEqualTo(9);
    }

    @Test
    void makesRoomForAWriterWhereThatHelps() {
        letGo(true);
        fill(8);
        WriteObject.Request request = new WriteObject.Request(
                PHOTOS, new ObjectName("big"), 4L * tenth, Checksum.NONE, CustomMetadata.NONE, false);

        assertThat(StoreRig.refusal(rig.put(request, "x".repeat(4 * tenth)))).isInstanceOf(StoreRefusal.NoRoom.class);
        rig.clock.advance(HOUR);
        assertThat(rig.put(request, "x".repeat(4 * tenth))).isInstanceOf(ObjectOutcome.Done.class);

        assertThat(held()).isEqualTo(6);
    }

    @Test
    void refusesWatermarksTheWrongWayRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrimStoreService.Watermarks(60, 50));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrimStoreService.Watermarks(0, 50));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrimStoreService.Watermarks(50, 101));
    }
}
