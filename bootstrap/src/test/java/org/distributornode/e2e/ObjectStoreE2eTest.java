package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.Incoming;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.WriteObject;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.junit.jupiter.api.Test;

/// A node with a store of objects that clients write.
class ObjectStoreE2eTest {

    private static final StoreBucket BUCKET = StoreBucket.local("b");
    private static final ObjectName NAME = new ObjectName("dir/o");

    @Test
    void keepsObjectsOverARestart() throws Exception {
        try (NodeRig rig = NodeRig.started("objectStore.mountpaths", "[m1, m2]", "objectStore.limit", "64M")) {
            assertThat(rig.useCase(EditBuckets.class).create(BUCKET, BucketProperties.STANDARD))
                    .isInstanceOf(BucketOutcome.Done.class);
            byte[] content = Bytes.random(300_000, 1);
            write(rig, content);

            rig.restart();

            assertThat(read(rig)).isEqualTo(content);
            rig.stop();
            Files.delete(rig.folder().resolve("m1/buckets"));
            Files.delete(rig.folder().resolve("m2/buckets"));
            assertThatThrownBy(rig::start).hasStackTraceContaining("bring back a copy");
        }
    }

    private static void write(NodeRig rig, byte[] content) {
        WriteObject.Outcome begun = rig.useCase(WriteObject.class).begin(WriteObject.Request.of(BUCKET, NAME));
        try (Incoming<ObjectOutcome> incoming = ((WriteObject.Outcome.Begun) begun).content()) {
            assertThat(incoming.write(ByteBuffer.wrap(content))).isTrue();
            assertThat(incoming.finish()).isInstanceOf(ObjectOutcome.Done.class);
        }
    }

    private static byte[] read(NodeRig rig) {
        try (ReadObject.Outcome.Opened opened =
                (ReadObject.Outcome.Opened) rig.useCase(ReadObject.class).open(BUCKET, NAME, new Extent.Whole())) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.toIntExact(opened.object().size()));
            while (bytes.hasRemaining()) {
                assertThat(opened.bytes().read(bytes.position(), bytes)).isPositive();
            }
            return bytes.array();
        }
    }
}
