package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.store.StoreRig.NAME;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Map;
import org.distributornode.application.usecase.store.AppendArchive;
import org.distributornode.application.usecase.store.EditObjects;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.junit.jupiter.api.Test;

class AppendArchiveTest {

    private static final Checksum WRONG = new Checksum(ChecksumType.CRC32C, "00000000");

    private final StoreRig rig = StoreRig.withPhotos();
    private final AppendArchive append = new AppendArchiveService(rig.drafts, rig.readObject, rig.archives);

    @Test
    void beginsAnArchiveAndAddsToIt() {
        assertThat(add("one", "1")).isInstanceOf(ObjectOutcome.Done.class);
        assertThat(add("dir/two", "22")).isInstanceOf(ObjectOutcome.Done.class);

        assertThat(rig.files(PHOTOS, NAME.text())).isEqualTo(Map.of("one", "1", "dir/two", "22"));
        assertThat(onTheWay()).isZero();
    }

    @Test
    void keepsWhatClientsAttachedToTheArchive() {
        add("one", "1");
        rig.editObjects.attach(new EditObjects.Place(PHOTOS, NAME), Map.of("k", "v"), false);

        ObjectOutcome outcome = add("two", "2");

        assertThat(((ObjectOutcome.Done) outcome).object().custom())
                .isEqualTo(CustomMetadata.of(Map.of("k", "v")).orElseThrow());
    }

    @Test
    void refusesAFileThatIsThere() {
        add("one", "1");

        assertThat(StoreRig.refusal(add("one", "2")))
                .isEqualTo(new StoreRefusal.ObjectExists(PHOTOS, new ObjectName(NAME + "/one")));
        assertThat(rig.files(PHOTOS, NAME.text())).isEqualTo(Map.of("one", "1"));
        assertThat(onTheWay()).isZero();
    }

    @Test
    void losesNothingThatComesMeanwhile() {
        Incoming<ObjectOutcome> first = begin("first", Checksum.NONE);
        Incoming<ObjectOutcome> second = begin("second", Checksum.NONE);

        assertThat(StoreRig.write(second, "2")).isInstanceOf(ObjectOutcome.Done.class);
        assertThat(StoreRig.write(first, "1")).isInstanceOf(ObjectOutcome.Done.class);

        assertThat(rig.files(PHOTOS, NAME.text())).containsOnlyKeys("first", "second");
    }

    @Test
    void changesNothingForWhoeverBreaksOffOrSaysAnotherChecksum() {
        add("one", "1");
        try (Incoming<ObjectOutcome> broken = begin("two", Checksum.NONE)) {
            assertThat(broken.write(ByteBuffer.allocate(10))).isTrue();
        }

        assertThat(StoreRig.refusal(StoreRig.write(begin("three", WRONG), "3")))
                .isInstanceOf(StoreRefusal.WrongChecksum.class);

        assertThat(rig.files(PHOTOS, NAME.text())).isEqualTo(Map.of("one", "1"));
        assertThat(onTheWay()).isZero();
    }

    @Test
    void leavesWhatIsNoArchive() {
        rig.put(WriteObject.Request.of(PHOTOS, NAME), "text");

        assertThat(StoreRig.refusal(add("one", "1"))).isInstanceOf(StoreRefusal.NoArchive.class);
        assertThat(rig.text(NAME.text())).isEqualTo("text");
    }

    @Test
    void saysThatThereIsNoRoom() {
        assertThat(add("one", "1".repeat(1 << 20))).isInstanceOf(ObjectOutcome.Done.class);

        assertThat(StoreRig.refusal(add("two", "2".repeat(1 << 20)))).isInstanceOf(StoreRefusal.NoRoom.class);

        assertThat(rig.files(PHOTOS, NAME.text())).containsOnlyKeys("one");
        assertThat(onTheWay()).isZero();
    }

    @Test
    void asksForPermission() {
        rig.change(now -> now.with(EnumSet.complementOf(EnumSet.of(Permission.APPEND_OBJECT))));
        StoreBucket none = StoreBucket.local("none");

        assertThat(append.begin(request(PHOTOS, "one", Checksum.NONE)))
                .isEqualTo(new AppendArchive.Outcome.Refused(
                        new StoreRefusal.NotAllowed(PHOTOS, Permission.APPEND_OBJECT)));
        assertThat(append.begin(request(none, "one", Checksum.NONE)))
                .isEqualTo(new AppendArchive.Outcome.Refused(new StoreRefusal.NoBucket(none)));
    }

    /// What the store has beside its objects.
    private long onTheWay() {
        return rig.objects.room().used()
                - rig.objects
                        .usage(rig.findBuckets.find(PHOTOS).orElseThrow().id())
                        .stored();
    }

    private ObjectOutcome add(String file, String content) {
        return StoreRig.write(begin(file, Checksum.NONE), content);
    }

    private Incoming<ObjectOutcome> begin(String file, Checksum checksum) {
        return ((AppendArchive.Outcome.Begun) append.begin(request(PHOTOS, file, checksum))).content();
    }

    private static AppendArchive.Request request(StoreBucket bucket, String file, Checksum checksum) {
        return new AppendArchive.Request(bucket, NAME, ArchiveFormat.TAR, new ObjectName(file), checksum);
    }
}
