package org.distributornode.application.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;

/// Events and entries for tests of a journal, plain ones and odd ones.
public final class JournalSamples {

    private static final Instant DAY = Instant.parse("2026-03-04T05:06:07Z");

    private JournalSamples() {}

    /// An event that no other number gives.
    public static NodeEvent event(long number) {
        return new NodeEvent.ObjectEvicted(DAY.plusSeconds(number), new DataObjectId(number), number);
    }

    /// The events of the numbers from `first` to `last`, both included.
    public static List<NodeEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(JournalSamples::event)
                .toList();
    }

    /// An entry that no other number gives.
    public static CacheEntry entry(long number) {
        return new CacheEntry(
                new DataObjectId(number),
                number,
                new ContentHash(number, 2, 3, 4),
                MediaType.OCTET_STREAM,
                DAY,
                DAY.plusSeconds(number),
                number);
    }

    /// The entries of the numbers from `first` to `last`, both included.
    public static List<CacheEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(JournalSamples::entry)
                .toList();
    }

    /// Entries with the smallest and the largest of everything.
    public static List<CacheEntry> oddEntries() {
        ContentHash hash = new ContentHash(-1, Long.MIN_VALUE, Long.MAX_VALUE, 0);
        return oddIds().flatMap(id -> Stream.of(
                        new CacheEntry(id, 0, hash, MediaType.OCTET_STREAM, Instant.EPOCH, DAY, 0),
                        new CacheEntry(id, Long.MAX_VALUE, hash, longType(), DAY, Instant.EPOCH, Long.MAX_VALUE),
                        new CacheEntry(id, 0, hash, MediaType.OCTET_STREAM, Instant.EPOCH, DAY, Long.MAX_VALUE, true)))
                .toList();
    }

    /// Every kind of event with the smallest and the largest of everything.
    public static List<NodeEvent> oddEvents() {
        return Stream.of(Instant.EPOCH, Instant.MIN, Instant.MAX, DAY.plusNanos(123_456_789))
                .flatMap(at ->
                        Stream.concat(odd(at), oddIds().flatMap(id -> Stream.concat(odd(at, id), drops(at, id)))))
                .toList();
    }

    /// The longest media type there can be.
    public static MediaType longType() {
        String token = "x".repeat(127);
        return new MediaType(token + "/" + token + (";" + token + "=\"" + " ".repeat(127) + "\"").repeat(8));
    }

    private static Stream<DataObjectId> oddIds() {
        return LongStream.of(0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1).mapToObj(DataObjectId::new);
    }

    private static Stream<NodeEvent> odd(Instant at, DataObjectId id) {
        ContentHash hash = new ContentHash(0, -1, Long.MAX_VALUE, Long.MIN_VALUE);
        return Stream.of(
                new NodeEvent.ObjectCached(at, new DataObject(id, 0, hash, Optional.empty()), MediaType.OCTET_STREAM),
                new NodeEvent.ObjectCached(
                        at, new DataObject(id, Long.MAX_VALUE, hash, Optional.of(longType())), longType()),
                new NodeEvent.ObjectEvicted(at, id, Long.MAX_VALUE),
                new NodeEvent.ObjectRejected(at, id, ""),
                new NodeEvent.ObjectRejected(at, id, "https://bücher.example/" + "ä€𝄞".repeat(10_000)),
                new NodeEvent.FillFailed(at, id, "line\nbreak\u0000nul"),
                new NodeEvent.ObjectDenied(at, id, ""),
                new NodeEvent.ObjectAllowed(at, id),
                new NodeEvent.ObjectPinned(at, id),
                new NodeEvent.ObjectUnpinned(at, id),
                new NodeEvent.ObjectHealed(at, id, Long.MAX_VALUE));
    }

    private static Stream<NodeEvent> odd(Instant at) {
        return Stream.of(
                new NodeEvent.SettingChanged(at, "buckets", "", "1:1, 2:2"),
                new NodeEvent.PublicApiStopped(at),
                new NodeEvent.PublicApiStarted(at),
                new NodeEvent.NodeStarted(at, "1.2.3"),
                new NodeEvent.NodeEnding(at),
                new NodeEvent.StorageMarkPassed(at, Long.MAX_VALUE, 0),
                new NodeEvent.AssignmentDoubted(at, 0, Long.MAX_VALUE),
                new NodeEvent.ScrubEnded(at, 1, Long.MAX_VALUE, 3, 0, 5));
    }

    private static Stream<NodeEvent> drops(Instant at, DataObjectId id) {
        return Stream.of(DropReason.values()).map(reason -> new NodeEvent.ObjectDropped(at, id, reason));
    }
}
