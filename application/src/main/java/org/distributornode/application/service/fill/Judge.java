package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.application.service.source.SourceRun;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;

/// Finds out who sent wrong bytes of an object that is complete and not right, and puts right ones in their place.
///
/// One source after the other, the one first that has sent most of what is there, is heard as a witness: asked for the
/// groups that came from others. A group that differs is replaced by the witness's. As soon as the whole is right,
/// those
/// have lied whose bytes it had to replace; if all of it is the witness's and still wrong, the witness has.
final class Judge {

    /// So many times as long as a look at the whole takes, none is taken.
    private static final int LOOK_SHARE = 20;

    private final DataObject object;
    private final SourceChoice choice;
    private final Fetching fetching;
    private final Gathering gathering;
    private final Provenance provenance;
    private final GroupProofs proofs;
    private final GroupReader reader;
    private boolean changed;
    private long looked;
    private long lookNanos;
    private final Set<Source> convicted = new HashSet<>();
    private final Map<Integer, Charge> charges = new HashMap<>();

    Judge(DataObject object, SourceChoice choice, Fetching fetching, Gathering gathering, Intake intake) {
        this.object = object;
        this.choice = choice;
        this.fetching = fetching;
        this.gathering = gathering;
        this.provenance = intake.provenance();
        this.proofs = intake.proofs();
        this.reader = intake.reader();
    }

    /// A group that was replaced.
    ///
    /// @param before the chaining value of a group when judging began
    /// @param sole who alone had sent it then; empty if several had
    /// @param witness who sent what lies there now
    /// @param accused whose bytes were others than the witness's
    private record Charge(ByteBuffer before, Optional<Source> sole, Source witness, Set<Source> accused) {}

    /// @throws WrongBytes if nobody has the right bytes
    Proof settle() throws InterruptedException {
        gathering.pause();
        if (object.size() == 0) {
            throw new WrongBytes();
        }
        convictWhoSentAll();
        for (Optional<Source> witness = witness(); witness.isPresent(); witness = witness()) {
            if (hear(witness.get())) {
                return conclude(witness.get());
            }
        }
        throw new WrongBytes();
    }

    private void convictWhoSentAll() {
        provenance.contributors().stream()
                .filter(source -> provenance.isAllOf(source, object.whole()))
                .forEach(this::convict);
    }

    private void convict(Source liar) {
        if (convicted.add(liar)) {
            choice.ban(liar);
        }
    }

    private Optional<Source> witness() {
        return choice.usable().stream()
                .max(Comparator.comparing((Source source) -> !choice.isAvoided(source))
                        .thenComparingLong(provenance::bytesOf));
    }

    /// @return whether the object is right now
    private boolean hear(Source witness) throws InterruptedException {
        try {
            for (ByteSlice run : foreign(witness)) {
                if (compare(witness, run)) {
                    return true;
                }
            }
        } catch (BytesLost _) {
            choice.giveUp(witness);
            return false;
        }
        convict(witness);
        return false;
    }

    /// What others than the witness have sent, in runs of whole groups, those first of whom there is least.
    private List<ByteSlice> foreign(Source witness) {
        List<ByteSlice> runs = new ArrayList<>();
        IntStream.range(0, proofs.count())
                .mapToObj(proofs::slice)
                .filter(slice -> !provenance.isAllOf(witness, slice))
                .forEach(slice -> {
                    if (!runs.isEmpty() && runs.getLast().end() == slice.offset()) {
                        slice = ByteSlice.between(runs.removeLast().offset(), slice.end());
                    }
                    runs.add(slice);
                });
        runs.sort(Comparator.comparingLong(ByteSlice::length));
        return runs;
    }

    private boolean compare(Source witness, ByteSlice run) throws InterruptedException {
        try (SourceRun transfer = fetching.run(object, List.of(witness), run)) {
            ByteBuffer group = ByteBuffer.allocate(Proof.GROUP_BYTES);
            long position = run.offset();
            for (Optional<ByteBuffer> bytes = transfer.next(); bytes.isPresent(); bytes = transfer.next()) {
                ByteBuffer some = bytes.get();
                while (some.hasRemaining()) {
                    ByteBuffer part = some.slice(some.position(), Math.min(some.remaining(), group.remaining()));
                    some.position(some.position() + part.remaining());
                    position += part.remaining();
                    group.put(part);
                    if (group.hasRemaining() && position < run.end()) {
                        continue;
                    }
                    if (testify(witness, groupBefore(position), group.flip())) {
                        return true;
                    }
                    group.clear();
                }
            }
        }
        return isRight();
    }

    private static int groupBefore(long position) {
        return (int) ((position - 1) / Proof.GROUP_BYTES);
    }

    /// @return whether the object is right with the witness's bytes
    private boolean testify(Source witness, int group, ByteBuffer bytes) {
        byte[] value = reader.hash(group, bytes);
        byte[] known = proofs.value(group);
        ByteSlice slice = proofs.slice(group);
        if (Arrays.equals(value, known)) {
            return false;
        }
        Set<Source> accused = whoDiffers(slice, reader.read(group), bytes);
        Charge first = charges.getOrDefault(
                group, new Charge(ByteBuffer.wrap(known), provenance.soleOf(slice), witness, accused));
        charges.put(group, new Charge(first.before, first.sole, witness, accused));
        gathering.fill().replace(slice.offset(), bytes.duplicate());
        provenance.replace(witness, slice);
        proofs.put(group, value);
        changed = true;
        return System.nanoTime() - looked > LOOK_SHARE * lookNanos && isRight();
    }

    /// Whether the whole is right now. To find out takes time in proportion to its size, and all readers wait.
    private boolean isRight() {
        long before = System.nanoTime();
        boolean right = changed && proofs.build().root().equals(object.hash());
        changed = false;
        looked = System.nanoTime();
        lookNanos = looked - before;
        return right;
    }

    private Set<Source> whoDiffers(ByteSlice slice, ByteBuffer ours, ByteBuffer theirs) {
        Set<Source> who = new HashSet<>();
        provenance.parts(slice).forEach((source, parts) -> {
            for (ByteSlice part : parts) {
                int from = (int) (part.offset() - slice.offset());
                int length = (int) part.length();
                if (!ours.slice(from, length).equals(theirs.slice(from, length))) {
                    who.add(source);
                }
            }
        });
        return who;
    }

    private Proof conclude(Source witness) {
        Segments wrong = Segments.none();
        Set<Source> liars = new HashSet<>();
        for (Map.Entry<Integer, Charge> each : charges.entrySet()) {
            Charge charge = each.getValue();
            if (!charge.before.equals(ByteBuffer.wrap(proofs.value(each.getKey())))) {
                wrong = wrong.with(proofs.slice(each.getKey()));
                charge.sole.ifPresent(liars::add);
                if (charge.witness.equals(witness)) {
                    liars.addAll(charge.accused);
                }
            }
        }
        liars.remove(witness);
        liars.forEach(this::convict);
        gathering.mended(wrong);
        return proofs.build();
    }
}
