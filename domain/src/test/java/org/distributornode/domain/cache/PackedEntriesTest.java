package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.LongBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;

class PackedEntriesTest {

    private static final MediaType WEBM = new MediaType("video/webm");
    private static final Instant LATEST = Instant.parse("2106-02-07T06:28:15Z");
    private static final CacheEntry FIRST = entry(1, MediaType.OCTET_STREAM, Instant.EPOCH, LATEST, 0);
    private static final CacheEntry SECOND = entry(-1, WEBM, LATEST, Instant.EPOCH, Long.MAX_VALUE);
    private static final CacheEntry THIRD =
            entry(0, WEBM, Instant.EPOCH, Instant.EPOCH, 7).pinned(true);

    private final PackedEntries entries = new PackedEntries(3);

    @Test
    void givesBackWhatWasAdded() {
        List.of(FIRST, SECOND, THIRD).forEach(entries::add);

        assertThat(all(entries)).containsExactly(FIRST, SECOND, THIRD);
        assertThat(entries.types()).containsExactly(MediaType.OCTET_STREAM, WEBM);
        assertThat(entries.isFull()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> entries.add(FIRST));
    }

    @Test
    void takesTheNearestTimeThatFits() {
        entries.add(entry(1, WEBM, Instant.MIN, Instant.MAX, 0));

        assertThat(all(entries)).containsExactly(entry(1, WEBM, Instant.EPOCH, LATEST, 0));
    }

    @Test
    void readsWhatItHasWritten() {
        List.of(SECOND, THIRD).forEach(entries::add);
        PackedEntries copy = new PackedEntries(2);
        copy.add(FIRST);

        copy.readFrom(longs(entries), List.copyOf(entries.types()));

        assertThat(all(copy)).containsExactly(SECOND, THIRD);
        assertThat(copy.types()).containsExactly(WEBM);
    }

    @Test
    void canBeginAnew() {
        entries.add(FIRST);

        entries.clear();
        entries.add(SECOND);

        assertThat(all(entries)).containsExactly(SECOND);
        assertThat(entries.types()).containsExactly(WEBM);
    }

    @Test
    void refusesWhatNoEntryCanBe() {
        entries.add(FIRST);
        List<MediaType> one = List.of(WEBM);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(longs(entries).limit(8), one));
        assertThatIllegalArgumentException().isThrownBy(() -> read(longs(entries), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(longs(entries).put(8, -1), one));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(longs(entries).put(1, -1), one));
        assertThatIllegalArgumentException().isThrownBy(() -> read(LongBuffer.allocate(2 * PackedEntries.FIELDS), one));
    }

    private static void read(LongBuffer longs, List<MediaType> types) {
        new PackedEntries(1).readFrom(longs, types);
    }

    private static LongBuffer longs(PackedEntries entries) {
        LongBuffer longs = LongBuffer.allocate(entries.count() * PackedEntries.FIELDS);
        entries.writeTo(longs);
        return longs.flip();
    }

    private static List<CacheEntry> all(PackedEntries entries) {
        return IntStream.range(0, entries.count()).mapToObj(entries::entry).toList();
    }

    private static CacheEntry entry(long id, MediaType type, Instant storedAt, Instant lastReadAt, long reads) {
        ContentHash hash = new ContentHash(id, -2, Long.MAX_VALUE, Long.MIN_VALUE);
        return new CacheEntry(new DataObjectId(id), 40, hash, type, storedAt, lastReadAt, reads);
    }
}
