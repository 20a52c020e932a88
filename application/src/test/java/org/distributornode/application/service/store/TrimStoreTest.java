package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.application.usecase.store.AppendObject;
import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrimStore.Trimmed;
import org.distributornode.application.usecase.store.UploadObject;
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
    private static final ObjectName BIG = new ObjectName("big");

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
    void passesOverWhatCannotBeDeleted() {
        letGo(true);
        fill(9);
        rig.clock.advance(HOUR);
        rig.objects.stick(new ObjectName("o0"));

        assertThat(rig.trimStore.trim()).isEqualTo(new Trimmed(4, 4L * tenth));
        assertThat(rig.put(announcing(6L * tenth), text(6))).isInstanceOf(ObjectOutcome.Done.class);

        assertThat(rig.text("o0")).hasSize(tenth);
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
    void letsNothingGoForWhatWouldNotFitInAnyCase() {
        letGo(true);
        fill(4);
        rig.create(OTHER);
        IntStream.range(0, 5).forEach(i -> rig.put(WriteObject.Request.of(OTHER, new ObjectName("k" + i)), text(1)));
        rig.clock.advance(HOUR);

        assertThat(rig.put(announcing(1_000_000_000_000_000L), "x")).isEqualTo(full());
        assertThat(rig.put(announcing(6L * tenth), "x")).isEqualTo(full());

        assertThat(held()).isEqualTo(4);
        assertThat(rig.put(announcing(5L * tenth), text(5))).isInstanceOf(ObjectOutcome.Done.class);
    }

    @Test
    void takesRoomThatAnotherWriterMade() {
        letGo(true);
        fill(9);
        rig.clock.advance(HOUR);
        rig.objects.afterRoom(() -> rig.trimStore.trim());

        assertThat(rig.put(announcing(2L * tenth), text(2))).isInstanceOf(ObjectOutcome.Done.class);
    }

    @Test
    void makesRoomForContentOfUnknownSize() {
        letGo(true);
        fill(9);
        rig.clock.advance(HOUR);

        assertThat(rig.put(WriteObject.Request.of(PHOTOS, new ObjectName("big")), text(3)))
                .isInstanceOf(ObjectOutcome.Done.class);
    }

    @Test
    void makesRoomForPiecesAndForWhatBecomesOfThem() {
        letGo(true);
        fill(9);
        rig.clock.advance(HOUR);

        String id = ((UploadObject.Outcome.Begun) rig.uploadObject.begin(PHOTOS, BIG, CustomMetadata.NONE)).id();
        var part = (UploadObject.PartOutcome.Begun) rig.uploadObject.part(PHOTOS, BIG, id, 1, Checksum.NONE);
        assertThat(StoreRig.write(part.content(), text(3))).isInstanceOf(UploadObject.PartEnd.Kept.class);
        assertThat(rig.uploadObject.complete(PHOTOS, BIG, id, List.of(1))).isInstanceOf(ObjectOutcome.Done.class);

        var piece = (AppendObject.Outcome.Begun)
                rig.appendObject.append(PHOTOS, BIG, "", AppendObject.Start.CURRENT, Checksum.NONE);
        assertThat(StoreRig.write(piece.content(), text(1))).isInstanceOf(AppendObject.Appended.Kept.class);
    }

    @Test
    void makesRoomForCopies() {
        letGo(true);
        fill(9);
        rig.clock.advance(HOUR);
        rig.create(OTHER);

        ObjectName last = new ObjectName("o8");
        assertThat(rig.editObjects.copy(new Place(PHOTOS, last), new Place(OTHER, last)))
                .isInstanceOf(ObjectOutcome.Done.class);
        assertThat(rig.editObjects.copy(new Place(PHOTOS, last), new Place(OTHER, BIG)))
                .isInstanceOf(ObjectOutcome.Done.class);
    }

    private static WriteObject.Request announcing(long bytes) {
        return new WriteObject.Request(PHOTOS, BIG, bytes, Checksum.NONE, CustomMetadata.NONE, false);
    }

    private String text(int tenths) {
        return "x".repeat(tenths * tenth);
    }

    private ObjectOutcome full() {
        return new ObjectOutcome.Refused(ObjectReceiving.noRoom(rig.objects));
    }

    @Test
    void refusesWatermarksTheWrongWayRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Shelves.Watermarks(60, 50));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shelves.Watermarks(0, 50));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shelves.Watermarks(50, 101));
    }
}
