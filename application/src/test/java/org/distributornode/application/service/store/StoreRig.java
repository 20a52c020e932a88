package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;
import org.distributornode.application.port.store.Archives;
import org.distributornode.application.testkit.InMemoryArchives;
import org.distributornode.application.testkit.InMemoryBucketStore;
import org.distributornode.application.testkit.InMemoryObjectStore;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.AppendObject;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.EditObjects;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.application.usecase.store.UploadObject;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;

/// The services over the fakes.
final class StoreRig {

    static final StoreBucket PHOTOS = StoreBucket.local("photos");
    static final ObjectName NAME = new ObjectName("a/b");
    static final int MOUNTPATHS = 2;
    static final Duration PATIENCE = Duration.ofHours(1);

    final SteppingClock clock = new SteppingClock(Instant.ofEpochSecond(1_700_000_000));
    final InMemoryObjectStore objects = new InMemoryObjectStore(clock, ObjectStoreSubject.ROOM);
    final InMemoryBucketStore buckets = new InMemoryBucketStore();
    final Shelves shelves = new Shelves(buckets, objects, clock, List.of(), new Shelves.Watermarks(50, 80));
    final Drafts drafts = new Drafts(shelves, objects.drafts(), clock, PATIENCE);
    final EditBuckets editBuckets = new EditBucketsService(shelves, () -> MOUNTPATHS);
    final FindBuckets findBuckets = new FindBucketsService(shelves);
    final ListObjects listObjects = new ListObjectsService(shelves);
    final ReadObject readObject = new ReadObjectService(shelves);
    final TrimStore trimStore = new TrimStoreService(shelves);
    final WriteObject writeObject = new WriteObjectService(shelves);
    final EditObjects editObjects = new EditObjectsService(shelves, readObject);
    final Archives archives = new InMemoryArchives();
    final AppendObject appendObject = new AppendObjectService(drafts);
    final UploadObject uploadObject = new UploadObjectService(drafts);

    StoreRig() {
        shelves.start();
    }

    /// With a bucket.
    static StoreRig withPhotos() {
        StoreRig rig = new StoreRig();
        rig.create(PHOTOS);
        return rig;
    }

    BucketEntry create(StoreBucket bucket) {
        return ((BucketOutcome.Done) editBuckets.create(bucket, BucketProperties.STANDARD)).bucket();
    }

    BucketEntry change(UnaryOperator<BucketProperties> change) {
        return ((BucketOutcome.Done) editBuckets.change(PHOTOS, change)).bucket();
    }

    StoredObject put(String name, String content) {
        return ((ObjectOutcome.Done) put(WriteObject.Request.of(PHOTOS, new ObjectName(name)), content)).object();
    }

    ObjectOutcome put(WriteObject.Request request, String content) {
        return switch (writeObject.begin(request)) {
            case WriteObject.Outcome.Refused(var why) -> new ObjectOutcome.Refused(why);
            case WriteObject.Outcome.Unchanged(var object) -> new ObjectOutcome.Done(object);
            case WriteObject.Outcome.Begun(var incoming) -> write(incoming, content);
        };
    }

    static <R> R write(Incoming<R> incoming, String content) {
        try (incoming) {
            incoming.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            return incoming.finish();
        }
    }

    String text(String name) {
        return text(PHOTOS, name);
    }

    String text(StoreBucket bucket, String name) {
        try (ReadObject.Outcome.Opened opened =
                (ReadObject.Outcome.Opened) readObject.open(bucket, new ObjectName(name), new Extent.Whole())) {
            return new String(ObjectStoreSubject.all(opened.bytes()), StandardCharsets.UTF_8);
        }
    }

    /// What is in an archive, each as a text.
    Map<String, String> files(StoreBucket bucket, String name) {
        Map<String, String> files = new TreeMap<>();
        try (ReadObject.Outcome.Opened opened =
                (ReadObject.Outcome.Opened) readObject.open(bucket, new ObjectName(name), new Extent.Whole())) {
            Members members = archives.read(ArchiveFormat.TAR, opened.bytes());
            for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
                files.put(next.get().name(), new String(next.get().content().readAllBytes(), StandardCharsets.UTF_8));
            }
            return files;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static StoreRefusal refusal(ObjectOutcome outcome) {
        assertThat(outcome).isInstanceOf(ObjectOutcome.Refused.class);
        return ((ObjectOutcome.Refused) outcome).why();
    }

    static StoreRefusal refusal(BucketOutcome outcome) {
        assertThat(outcome).isInstanceOf(BucketOutcome.Refused.class);
        return ((BucketOutcome.Refused) outcome).why();
    }
}
