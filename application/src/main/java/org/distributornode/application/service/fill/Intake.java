package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;

/// Takes bytes in, wherever they belong: keeps them, notes who sent them, hashes the groups they complete, finds out
/// what kind of media they are and tells those who wait. Safe for use by any thread.
final class Intake {

    private final DataObject object;
    private final Gathering gathering;
    private final Demands demands;
    private final MediaTypeRule mediaTypes;
    private final Provenance provenance;
    private final GroupProofs proofs;
    private final GroupReader reader;
    private final AtomicLong unforced = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private boolean typing;

    Intake(DataObject object, Gathering gathering, Demands demands, MediaTypeRule mediaTypes) {
        this.object = object;
        this.gathering = gathering;
        this.demands = demands;
        this.mediaTypes = mediaTypes;
        this.provenance = gathering.provenance();
        provenance.keep(gathering.present());
        this.proofs = new GroupProofs(object);
        this.reader = new GroupReader(object, gathering);
    }

    Provenance provenance() {
        return provenance;
    }

    GroupProofs proofs() {
        return proofs;
    }

    GroupReader reader() {
        return reader;
    }

    /// Whether nobody wants the object any more and others need its turn.
    boolean isGivenUp() {
        return demands.isGivenUp();
    }

    /// Takes the remaining bytes of `bytes`, and leaves them.
    ///
    /// @return how many of them were missing before
    long take(Source source, GroupStream groups, long position, ByteBuffer bytes) {
        ByteSlice slice = new ByteSlice(position, bytes.remaining());
        Segments news = gathering.fill().write(position, bytes.duplicate());
        provenance.add(source, news);
        unforced.addAndGet(news.total());
        received.addAndGet(news.total());
        boolean kept = news.total() == slice.length();
        proofs.groupsOf(slice).forEach(group -> {
            ByteSlice part = common(slice, proofs.slice(group));
            ByteBuffer some = bytes.slice(bytes.position() + (int) (part.offset() - position), (int) part.length());
            Optional<byte[]> value = groups.take(group, part.offset(), some, kept);
            if (proofs.claim(group, gathering.present())) {
                proofs.put(group, value.orElseGet(() -> reader.hash(group)));
            }
        });
        decideType();
        demands.arrived(slice);
        return news.total();
    }

    /// The groups that were there from the beginning and nobody has hashed; the caller does, by [#hash(int)].
    List<Integer> claimPresent() {
        return IntStream.range(0, proofs.count())
                .filter(group -> proofs.claim(group, gathering.present()))
                .boxed()
                .toList();
    }

    void hash(int group) {
        proofs.put(group, reader.hash(group));
    }

    /// What has to be there before anything may leave.
    ByteSlice typing() {
        return new ByteSlice(0, MediaTypeRule.needed(object));
    }

    void decideType() {
        if (gathering.mediaType().isEmpty() && gathering.present().contains(typing()) && claimTyping()) {
            gathering.typed(mediaTypes.decide(object, gathering.bytes()));
            demands.changed();
        }
    }

    /// Its first bytes were not the object's when its type was decided.
    void decideTypeAgain() {
        gathering.typed(mediaTypes.decide(object, gathering.bytes()));
    }

    /// How many bytes have come.
    long received() {
        return received.get();
    }

    /// How many bytes have come that nobody has forced to the disk.
    long unforced() {
        return unforced.get();
    }

    /// So many of these are on the disk now.
    void forced(long bytes) {
        unforced.addAndGet(-bytes);
    }

    private synchronized boolean claimTyping() {
        boolean first = !typing;
        typing = true;
        return first;
    }

    private static ByteSlice common(ByteSlice one, ByteSlice other) {
        return ByteSlice.between(Math.max(one.offset(), other.offset()), Math.min(one.end(), other.end()));
    }
}
