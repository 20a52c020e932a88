package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.service.store.StoreRig.NAME;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;
import static org.distributornode.application.service.store.StoreRig.refusal;
import static org.distributornode.application.service.store.StoreRig.write;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.AppendObject.Appended;
import org.distributornode.application.usecase.store.AppendObject.Outcome;
import org.distributornode.application.usecase.store.AppendObject.Start;
import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.UploadObject;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.application.usecase.store.WriteObject.Request;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.BucketProperties.Checksums;
import org.distributornode.domain.store.BucketProperties.Mirror;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.DraftId;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.Test;

class StoreObjectsTest {

    private static final Checksum OF_HELLO = new Checksum(ChecksumType.XXHASH2, "26c7827d889f6da3");
    private static final Checksum MD5_OF_HELLO = new Checksum(ChecksumType.MD5, "5d41402abc4b2a76b9719d911017c592");
    private static final Checksum WRONG = new Checksum(ChecksumType.MD5, "0".repeat(32));

    private final StoreRig rig = StoreRig.withPhotos();

    @Test
    void keepsTheChecksumThatTheBucketWants() {
        StoredObject object = ((ObjectOutcome.Done) rig.put(announced(MD5_OF_HELLO, false), "hello")).object();

        assertThat(object.checksum()).isEqualTo(OF_HELLO);
        assertThat(rig.readObject.inspect(PHOTOS, NAME)).isEqualTo(new ObjectOutcome.Done(object));
    }

    @Test
    void storesNothingWithAWrongChecksum() {
        assertThat(refusal(rig.put(announced(WRONG, false), "hello")))
                .isEqualTo(new StoreRefusal.WrongChecksum(PHOTOS, NAME, WRONG, MD5_OF_HELLO));

        assertThat(refusal(rig.readObject.inspect(PHOTOS, NAME))).isEqualTo(new StoreRefusal.NoObject(PHOTOS, NAME));
        assertThat(rig.findBuckets.room().used()).isZero();
    }

    @Test
    void leavesEqualContentAsItIs() {
        rig.put("a/b", "hello");

        Checksum otherName = new Checksum(ChecksumType.XXHASH, OF_HELLO.value());
        assertThat(rig.writeObject.begin(announced(otherName, true))).isInstanceOf(WriteObject.Outcome.Unchanged.class);
        assertThat(rig.put("a/b", "hello").version()).isEqualTo(2);
    }

    @Test
    void refusesWhatHasNoRoom() {
        Request large = new Request(PHOTOS, NAME, 1L << 40, Checksum.NONE, CustomMetadata.NONE, false);
        assertThat(refusal(rig.put(large, ""))).isInstanceOf(StoreRefusal.NoRoom.class);
        String most = "x".repeat((int) ObjectStoreSubject.ROOM);
        assertThat(refusal(rig.put(Request.of(PHOTOS, NAME), most + "x"))).isInstanceOf(StoreRefusal.NoRoom.class);
    }

    @Test
    void readsAndComparesWhereTheBucketSaysSo() {
        rig.put("a/b", "hello");
        rig.change(before -> before.with(new Checksums(ChecksumType.XXHASH2, true, true, true)));
        assertThat(rig.text("a/b")).isEqualTo("hello");

        ObjectStoreSubject.put(rig.objects, "a/b", "spoilt");

        assertThat(rig.readObject.open(PHOTOS, NAME, new Extent.Whole()))
                .isInstanceOfSatisfying(
                        ReadObject.Outcome.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(StoreRefusal.Damaged.class));
    }

    @Test
    void tellsTheChecksumOfAPart() {
        rig.put("a/b", "oh, hello!");
        try (ReadObject.Outcome.Opened opened =
                (ReadObject.Outcome.Opened) rig.readObject.open(PHOTOS, NAME, new Extent.Part(4, 9))) {
            assertThat(rig.readObject.ofPart(opened, 4, 9)).isEqualTo(OF_HELLO);
        }
    }

    @Test
    void copiesObjects() {
        rig.change(before -> before.with(new Checksums(ChecksumType.MD5, false, true, false)));
        rig.put("a/b", "hello");
        assertThat(rig.editObjects.attach(new Place(PHOTOS, NAME), Map.of("k", "v"), false))
                .isInstanceOf(ObjectOutcome.Done.class);
        StoreBucket other = StoreBucket.local("other");
        rig.create(other);

        ObjectOutcome copied = rig.editObjects.copy(new Place(PHOTOS, NAME), new Place(other, new ObjectName("c")));

        StoredObject object = ((ObjectOutcome.Done) copied).object();
        assertThat(object.checksum()).isEqualTo(OF_HELLO);
        assertThat(object.custom().entries()).containsExactly(Map.entry("k", "v"));
        assertThat(rig.text(other, "c")).isEqualTo("hello");
        assertThat(refusal(rig.editObjects.copy(new Place(PHOTOS, NAME), new Place(PHOTOS, NAME))))
                .isInstanceOf(StoreRefusal.SameName.class);
        assertThat(refusal(rig.editObjects.copy(new Place(other, NAME), new Place(PHOTOS, NAME))))
                .isEqualTo(new StoreRefusal.NoObject(other, NAME));
    }

    @Test
    void attachesNoMoreThanThereMayBe() {
        rig.put("a/b", "hello");
        Place place = new Place(PHOTOS, NAME);
        assertThat(rig.editObjects.attach(place, Map.of("a", "x".repeat(1500)), false))
                .isInstanceOf(ObjectOutcome.Done.class);

        assertThat(refusal(rig.editObjects.attach(place, Map.of("b", "x".repeat(1500)), false)))
                .isInstanceOf(StoreRefusal.BadCustom.class);
        assertThat(refusal(rig.editObjects.attach(place, Map.of("=", ""), false)))
                .isInstanceOf(StoreRefusal.BadCustom.class);
        assertThat(rig.editObjects.attach(place, Map.of("b", "x".repeat(1500)), true))
                .isInstanceOf(ObjectOutcome.Done.class);
    }

    @Test
    void neverEvictsTheOnlyCopy() {
        rig.put("a/b", "hello");

        assertThat(refusal(rig.editObjects.evict(PHOTOS, NAME))).isEqualTo(new StoreRefusal.NotRemote(PHOTOS));
        assertThat(rig.text("a/b")).isEqualTo("hello");
        assertThat(rig.editObjects.delete(PHOTOS, NAME)).isInstanceOf(ObjectOutcome.Done.class);
        assertThat(refusal(rig.editObjects.delete(PHOTOS, NAME))).isEqualTo(new StoreRefusal.NoObject(PHOTOS, NAME));
    }

    @Test
    void asksForLeave() {
        rig.put("a/b", "hello");
        rig.change(before -> before.with(Set.of(Permission.READ_OBJECT)));

        assertThat(refusal(rig.put(Request.of(PHOTOS, NAME), "x")))
                .isEqualTo(new StoreRefusal.NotAllowed(PHOTOS, Permission.WRITE_OBJECT));
        assertThat(refusal(rig.editObjects.delete(PHOTOS, NAME)))
                .isEqualTo(new StoreRefusal.NotAllowed(PHOTOS, Permission.DELETE_OBJECT));
        assertThat(rig.listObjects.list(PHOTOS, ObjectQuery.all("")))
                .isEqualTo(
                        new ListObjects.Outcome.Refused(new StoreRefusal.NotAllowed(PHOTOS, Permission.LIST_OBJECTS)));
        assertThat(rig.text("a/b")).isEqualTo("hello");
    }

    @Test
    void appendsPieceByPiece() {
        String first = append("", "one ", Start.EMPTY);
        String second = append(first, "wrong", Start.EMPTY);
        assertThat(append(first, "two ", Start.EMPTY)).isEqualTo(second);
        String third = append(second, "three", Start.EMPTY);
        assertThat(refusal(rig.readObject.inspect(PHOTOS, NAME))).isInstanceOf(StoreRefusal.NoObject.class);
        assertThat(refusal(rig.appendObject.flush(PHOTOS, NAME, third, WRONG)))
                .isInstanceOf(StoreRefusal.WrongChecksum.class);

        ObjectOutcome flushed = rig.appendObject.flush(PHOTOS, NAME, third, Checksum.NONE);

        assertThat(flushed).isInstanceOf(ObjectOutcome.Done.class);
        assertThat(rig.text("a/b")).isEqualTo("one two three");
        assertThat(rig.appendObject.flush(PHOTOS, NAME, third, Checksum.NONE)).isEqualTo(flushed);
        assertThat(refusal(rig.appendObject.flush(PHOTOS, NAME, "nonesuch.1", Checksum.NONE)))
                .isInstanceOf(StoreRefusal.NoDraft.class);
    }

    @Test
    void leavesNoDraftOfAFirstPieceThatIsRefused() {
        Outcome.Begun piece = (Outcome.Begun) rig.appendObject.append(PHOTOS, NAME, "", Start.EMPTY, WRONG);
        assertThat(StoreRig.write(piece.content(), "one")).isInstanceOf(Appended.Refused.class);
        assertThat(rig.objects.drafts().isEmpty()).isTrue();

        append("", "one", Start.EMPTY);
        assertThat(rig.objects.drafts().isEmpty()).isFalse();
    }

    @Test
    void appendsToWhatIsThere() {
        rig.put("a/b", "old ");
        String handle = append("", "new", Start.CURRENT);
        rig.put("a/b", "other");

        assertThat(rig.appendObject.flush(PHOTOS, NAME, handle, Checksum.NONE)).isInstanceOf(ObjectOutcome.Done.class);

        assertThat(rig.text("a/b")).isEqualTo("old new");
    }

    @Test
    void takesPartsInAnyOrderAndAgain() {
        String id = ((UploadObject.Outcome.Begun) rig.uploadObject.begin(PHOTOS, NAME, CustomMetadata.NONE)).id();
        part(id, 2, "two");
        part(id, 1, "wrong");
        part(id, 1, "one ");

        assertThat(refusal(rig.uploadObject.complete(PHOTOS, NAME, id, List.of(1))))
                .isEqualTo(new StoreRefusal.OtherParts(1, 2));
        assertThat(refusal(rig.uploadObject.complete(PHOTOS, NAME, id, List.of())))
                .isInstanceOf(StoreRefusal.OtherParts.class);
        assertThat(rig.uploadObject.complete(PHOTOS, NAME, id, List.of(2, 1))).isInstanceOf(ObjectOutcome.Done.class);

        assertThat(rig.text("a/b")).isEqualTo("one two");
        assertThat(rig.uploadObject.abort(PHOTOS, NAME, id)).isInstanceOf(UploadObject.Outcome.Refused.class);
        assertThat(rig.uploadObject.part(PHOTOS, NAME, id, 3, Checksum.NONE))
                .isInstanceOf(UploadObject.PartOutcome.Refused.class);
        assertThat(rig.uploadObject.part(PHOTOS, NAME, id, 10_000, Checksum.NONE))
                .isEqualTo(new UploadObject.PartOutcome.Refused(
                        new StoreRefusal.OutOfRange("part number", 10_000, 1, 9_999)));
    }

    @Test
    void refusesPiecesThatAreNotWhatWasAnnounced() {
        Outcome.Begun piece = (Outcome.Begun) rig.appendObject.append(PHOTOS, NAME, "", Start.EMPTY, WRONG);
        assertThat(write(piece.content(), "one"))
                .isInstanceOfSatisfying(
                        Appended.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(StoreRefusal.WrongChecksum.class));

        String id = ((UploadObject.Outcome.Begun) rig.uploadObject.begin(PHOTOS, NAME, CustomMetadata.NONE)).id();
        UploadObject.PartOutcome.Begun part =
                (UploadObject.PartOutcome.Begun) rig.uploadObject.part(PHOTOS, NAME, id, 1, WRONG);
        assertThat(write(part.content(), "one"))
                .isInstanceOfSatisfying(
                        UploadObject.PartEnd.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(StoreRefusal.WrongChecksum.class));
        assertThat(refusal(rig.uploadObject.complete(PHOTOS, NAME, id, List.of(1))))
                .isEqualTo(new StoreRefusal.OtherParts(1, 0));
    }

    @Test
    void makesNoObjectOfPiecesThatRotted() {
        String id = ((UploadObject.Outcome.Begun) rig.uploadObject.begin(PHOTOS, NAME, CustomMetadata.NONE)).id();
        part(id, 1, "one");
        part(id, 2, "two");
        rig.objects.drafts().damage(new DraftId(id), 2);

        assertThat(refusal(rig.uploadObject.complete(PHOTOS, NAME, id, List.of(1, 2))))
                .isInstanceOf(StoreRefusal.Damaged.class);

        part(id, 2, "two");
        assertThat(rig.uploadObject.complete(PHOTOS, NAME, id, List.of(1, 2))).isInstanceOf(ObjectOutcome.Done.class);
        assertThat(rig.text("a/b")).isEqualTo("onetwo");
    }

    @Test
    void forgetsDraftsThatNobodyGoesOnWith() {
        String handle = append("", "one", Start.EMPTY);
        rig.clock.advance(StoreRig.PATIENCE);
        rig.drafts.sweep();
        String next = append(handle, "two", Start.EMPTY);
        rig.clock.advance(StoreRig.PATIENCE.plusSeconds(1));
        rig.drafts.sweep();

        assertThat(refusal(rig.appendObject.flush(PHOTOS, NAME, next, Checksum.NONE)))
                .isInstanceOf(StoreRefusal.NoDraft.class);
        assertThat(rig.findBuckets.room().used()).isZero();
    }

    private String append(String handle, String content, Start start) {
        Outcome.Begun begun = (Outcome.Begun) rig.appendObject.append(PHOTOS, NAME, handle, start, Checksum.NONE);
        return ((Appended.Kept) write(begun.content(), content)).handle();
    }

    private void part(String id, int number, String content) {
        UploadObject.PartOutcome.Begun begun =
                (UploadObject.PartOutcome.Begun) rig.uploadObject.part(PHOTOS, NAME, id, number, Checksum.NONE);
        assertThat(write(begun.content(), content)).isInstanceOf(UploadObject.PartEnd.Kept.class);
    }

    private static Request announced(Checksum checksum, boolean unlessEqual) {
        return new Request(PHOTOS, NAME, -1, checksum, CustomMetadata.NONE, unlessEqual);
    }

    @Test
    void healsWhatIsDamagedFromACopy() {
        rig.change(now -> now.with(new Mirror(true, 2)).with(new Checksums(ChecksumType.XXHASH2, true, false, false)));
        rig.put("a", "content");
        rig.objects.damage(rig.findBuckets.find(PHOTOS).orElseThrow().id(), new ObjectName("a"));

        assertThat(rig.text("a")).isEqualTo("content");
    }

    @Test
    void healsWhatCannotBeReadFromACopy() {
        rig.change(now -> now.with(new Mirror(true, 2)).with(new Checksums(ChecksumType.XXHASH2, true, false, false)));
        rig.put("a", "content");
        rig.objects.spoil(rig.findBuckets.find(PHOTOS).orElseThrow().id(), new ObjectName("a"));

        assertThat(rig.text("a")).isEqualTo("content");
    }

    @Test
    void tellsWhatCannotBeReadWhereThereIsNoCopy() {
        rig.change(now -> now.with(new Checksums(ChecksumType.XXHASH2, true, false, false)));
        rig.put("a", "content");
        rig.objects.spoil(rig.findBuckets.find(PHOTOS).orElseThrow().id(), new ObjectName("a"));

        assertThatExceptionOfType(StoreFailure.class).isThrownBy(() -> rig.text("a"));
    }
}
