package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.EditMountpaths;
import org.distributornode.application.usecase.store.EditObjects;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.Test;

/// A node with a store of objects that clients write.
class ObjectStoreE2eTest {

    private static final StoreBucket BUCKET = StoreBucket.local("b");
    private static final ObjectName NAME = new ObjectName("dir/o");

    private static final StoreBucket NETWORK = new StoreBucket("aws", StoreBucket.Namespace.GLOBAL, "net");

    @Test
    void keepsObjectsOverARestart() throws Exception {
        try (NodeRig rig = NodeRig.started(
                "objectStore.mountpaths",
                "[m1, m2]",
                "objectStore.limit",
                "64M",
                "aistoreApi.port",
                "0",
                "aistoreApi.networkBucket",
                "aws://net",
                "aistoreApi.promoteRoots",
                "[in]")) {
            assertThat(rig.useCase(EditBuckets.class).create(BUCKET, BucketProperties.STANDARD))
                    .isInstanceOf(BucketOutcome.Done.class);
            byte[] content = Bytes.random(300_000, 1);
            write(rig, content);
            promotes(rig);
            showsTheNetwork(rig);
            movesToAnotherMountpath(rig);

            rig.restart();

            assertThat(read(rig, BUCKET, NAME)).isEqualTo(content);
            rig.stop();
            Files.delete(rig.folder().resolve("m1/buckets"));
            Files.delete(rig.folder().resolve("m3/buckets"));
            assertThatThrownBy(rig::start).hasStackTraceContaining("bring back a copy");
        }
    }

    private static void promotes(NodeRig rig) throws IOException {
        byte[] content = Bytes.random(1000, 2);
        Path file = Files.createDirectories(rig.folder().resolve("in/sub")).resolve("file");
        Files.write(file, content);
        StoreTask task = new StoreTask.Promote(
                BUCKET, rig.folder().resolve("in").toString(), new StoreTask.Promotion("", "", true, false, false));

        assertThat(rig.useCase(RunStoreJobs.class).submit(task)).isInstanceOf(RunStoreJobs.Outcome.Accepted.class);

        NodeRig.await(() -> Files.notExists(file));
        assertThat(read(rig, BUCKET, new ObjectName("sub/file"))).isEqualTo(content);
    }

    /// What is read through the bucket is the node's own object, fetched once.
    private static void showsTheNetwork(NodeRig rig) {
        Published object = rig.world().publish(Bytes.random(100_000, 3));
        ObjectName name = new ObjectName(object.id());

        assertThat(isHeld(rig, name)).isFalse();
        assertThat(read(rig, NETWORK, name)).isEqualTo(object.content());
        rig.awaitHit(object);
        assertThat(isHeld(rig, name)).isTrue();
        assertThat(read(rig, NETWORK, name)).isEqualTo(object.content());
        assertThat(rig.world().bytesSent(object)).isEqualTo(object.size());
        assertThat(rig.useCase(EditObjects.class).evict(NETWORK, name)).isInstanceOf(ObjectOutcome.Done.class);
        assertThat(isHeld(rig, name)).isFalse();
        StoreTask prefetch = new StoreTask.Prefetch(NETWORK, new StoreTask.Chosen.Names(List.of(name)));
        assertThat(rig.useCase(RunStoreJobs.class).submit(prefetch)).isInstanceOf(RunStoreJobs.Outcome.Accepted.class);
        NodeRig.await(() -> isHeld(rig, name));
    }

    /// From m2 to m3.
    private static void movesToAnotherMountpath(NodeRig rig) throws IOException {
        EditMountpaths mountpaths = rig.useCase(EditMountpaths.class);
        Path added = Files.createDirectories(rig.folder().resolve("m3"));

        assertThat(mountpaths.add(added.toString())).isInstanceOf(MountpathChange.Done.class);
        assertThat(mountpaths.remove(rig.folder().resolve("m2").toString(), true))
                .isInstanceOf(MountpathChange.Done.class);
        NodeRig.await(() -> mountpaths.list().size() == 2);
    }

    private static boolean isHeld(NodeRig rig, ObjectName name) {
        return rig.useCase(ReadObject.class).inspect(NETWORK, name) instanceof ObjectOutcome.Done(StoredObject object)
                && object.held();
    }

    private static void write(NodeRig rig, byte[] content) {
        WriteObject.Outcome begun = rig.useCase(WriteObject.class).begin(WriteObject.Request.of(BUCKET, NAME));
        try (Incoming<ObjectOutcome> incoming = ((WriteObject.Outcome.Begun) begun).content()) {
            assertThat(incoming.write(ByteBuffer.wrap(content))).isTrue();
            assertThat(incoming.finish()).isInstanceOf(ObjectOutcome.Done.class);
        }
    }

    private static byte[] read(NodeRig rig, StoreBucket bucket, ObjectName name) {
        try (ReadObject.Outcome.Opened opened =
                (ReadObject.Outcome.Opened) rig.useCase(ReadObject.class).open(bucket, name, new Extent.Whole())) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.toIntExact(opened.object().size()));
            while (bytes.hasRemaining()) {
                if (opened.bytes() instanceof AssetBytes coming) {
                    NodeRig.await(() -> coming.readable(bytes.position()) > 0);
                }
                assertThat(opened.bytes().read(bytes.position(), bytes)).isPositive();
            }
            return bytes.array();
        }
    }
}
