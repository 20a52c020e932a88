package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.WatchedStore;
import org.distributornode.application.service.deny.DenyListService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.restriction.Restrictions;
import org.distributornode.application.service.restriction.ServeHitService;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryDenyStore;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What asking for hits does to what is held.
final class ServeHitTest {

    private static final int SIZE = 40;

    private final Rig rig = new Rig();
    private final WatchedStore store = new WatchedStore(new InMemoryCacheStore());
    private final HeldObjects held = new HeldObjects(
            new CacheIndex(2 * SIZE, new LeastRecentlyUsed()), store, new Events(rig.journal), rig.clock);
    private final DenyListService list = new DenyListService(
            new InMemoryDenyStore(),
            new DenyListService.Content(held, rig.downloads),
            new Events(rig.journal),
            rig.clock);
    private final ServeHit hits = new ServeHitService(held, new Restrictions(list, _ -> Optional.empty()), store);

    @AfterEach
    void end() {
        rig.close();
    }

    private DataObjectId hold(long id) {
        ContentHasher hasher = new ContentHasher(SIZE);
        hasher.update(ByteBuffer.wrap(new byte[SIZE]));
        Proof proof = hasher.finish();
        DataObject object = new DataObject(new DataObjectId(id), SIZE, proof.root(), Optional.empty());
        assertThat(held.reserve(object)).isTrue();
        try (CacheStore.Fill fill = store.fill(object)) {
            fill.write(0, ByteBuffer.wrap(new byte[SIZE]));
            held.commit(fill, proof, MediaType.OCTET_STREAM);
        }
        return object.id();
    }

    @Test
    void keepsWhatIsReadFromEviction() {
        DataObjectId first = hold(1);
        DataObjectId second = hold(2);

        assertThat(hits.admit(first)).isTrue();
        hold(3);

        assertThat(hits.isServed(first)).isTrue();
        assertThat(hits.isServed(second)).isFalse();
    }

    @Test
    void evictsWhatIsOnlyAskedAbout() {
        DataObjectId first = hold(1);
        DataObjectId second = hold(2);

        assertThat(hits.isServed(first)).isTrue();
        hold(3);

        assertThat(hits.isServed(first)).isFalse();
        assertThat(hits.isServed(second)).isTrue();
    }
}
