package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
import org.distributornode.domain.source.Source;

/// Finds out who sent wrong bytes of an object that is complete and not right, and puts right ones in their place.
///
/// One source after the other, the one first that has sent most of what is there, is heard as a witness: asked for the
/// groups that came from others. A group that differs is replaced by the witness's. As soon as the whole is right, all
/// those have lied who ever sent other bytes; if all of it is the witness's and still wrong, the witness has. So a
/// source that alone sent all of it is not heard: it has lied, and without another one the object is given up.
///
/// All readers wait meanwhile. A witness that crawls is put behind the others; one that is waited for too long is heard
/// no more; and all of it has to be over within the time for the whole object. If nobody wants the object any more and
/// others need its turn, it ends at once.
///
/// Where it comes to no end, all that liars have sent goes, and the rest stays for the next fill. Some of what goes may
/// be right: of a liar's groups nobody can tell which are, and what a witness replaced that lied itself is gone. If
/// nobody is known to have lied, or of some bytes nobody knows who sent them, the next fill lets nobody read before it
/// is known which are right.
final class Judge {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final DataObject object;
    private final SourceChoice choice;
    private final Fetching fetching;
    private final Gathering gathering;
    private final Provenance provenance;
    private final Intake intake;
    private final GroupProofs proofs;
    private final GroupReader reader;
    private final Statements statements;
    private final Hearing hearing;
    private final RootCheck root;
    private final Set<Source> convicted = new HashSet<>();
    private final Set<Source> slow = new HashSet<>();

    Judge(DataObject object, SourceChoice choice, Fetching fetching, Gathering gathering, Intake intake) {
        this.object = object;
        this.choice = choice;
        this.fetching = fetching;
        this.gathering = gathering;
        this.provenance = intake.provenance();
        this.intake = intake;
        this.proofs = intake.proofs();
        this.reader = intake.reader();
        this.statements = new Statements(reader, proofs, provenance);
        this.hearing = new Hearing(intake::isGivenUp);
        this.root = new RootCheck(object.hash(), proofs);
    }

    private enum Heard {
        /// The object is right now.
        RIGHT,
        /// It is not yet, with all that was asked for.
        ALL,
        /// The witness is so slow that others are heard first.
        SLOW
    }

    /// @throws BytesLost if nobody is left who has the right bytes, or it had to give way
    Proof settle() throws InterruptedException {
        try {
            return judge();
        } catch (InterruptedException ended) {
            gathering.drop(convicted);
            throwIfGivenUp();
            throw ended;
        } catch (BytesLost unsettled) {
            gathering.drop(convicted);
            throw unsettled;
        }
    }

    /// Ends whatever it waits for, as nobody wants the object any more. May be called from any thread.
    void giveWay() {
        hearing.end();
    }

    private Proof judge() throws InterruptedException {
        gathering.pause();
        if (object.size() == 0) {
            throw SourceChoice.lost();
        }
        convictWhoSentAll();
        throwIfGivenUp();
        for (Optional<Source> witness = witness(); witness.isPresent() && !choice.isLate(); witness = witness()) {
            if (hear(witness.get())) {
                statements.liars().forEach(this::convict);
                gathering.mended(statements.replaced());
                return proofs.build();
            }
        }
        throw SourceChoice.lost();
    }

    private void throwIfGivenUp() {
        if (intake.isGivenUp()) {
            throw new BytesLost(BytesLost.Cause.STOPPING, RETRY_AFTER);
        }
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
                .max(Comparator.comparing((Source source) -> !slow.contains(source))
                        .thenComparing(source -> !choice.isLinear(source))
                        .thenComparing(source -> !choice.isAvoided(source))
                        .thenComparingLong(provenance::bytesOf));
    }

    /// @return whether the object is right now
    private boolean hear(Source witness) throws InterruptedException {
        try {
            for (ByteSlice run : foreign(witness)) {
                switch (compare(witness, run)) {
                    case RIGHT -> {
                        return true;
                    }
                    case SLOW -> {
                        slow.add(witness);
                        return false;
                    }
                    case ALL -> {}
                }
            }
        } catch (BytesLost _) {
            if (!choice.usable().contains(witness) || !hearing.mayTryAgain(witness)) {
                choice.giveUp(witness);
            }
            return false;
        }
        convict(witness);
        return false;
    }

    /// What others than the witness have sent, in runs of whole groups, those first of whom there is least; in one, if
    /// the witness knows no ranges.
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
        if (choice.isLinear(witness) && !runs.isEmpty()) {
            return List.of(
                    ByteSlice.between(runs.getFirst().offset(), runs.getLast().end()));
        }
        runs.sort(Comparator.comparingLong(ByteSlice::length));
        return runs;
    }

    private Heard compare(Source witness, ByteSlice run) throws InterruptedException {
        try (SourceRun transfer = fetching.run(object, List.of(witness), run)) {
            ByteBuffer group = ByteBuffer.allocate(Proof.GROUP_BYTES);
            long position = run.offset();
            Optional<ByteBuffer> bytes = hearing.next(transfer); // all before the run as well, if it knows no ranges
            for (long since = System.nanoTime(); bytes.isPresent(); bytes = hearing.next(transfer)) {
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
                        return Heard.RIGHT;
                    }
                    group.clear();
                    since = System.nanoTime();
                }
                if (isTooSlow(witness, transfer.recentRate(), System.nanoTime() - since)) {
                    return Heard.SLOW;
                }
            }
        }
        return root.isRight() ? Heard.RIGHT : Heard.ALL;
    }

    /// @param waited nanoseconds since the last whole group
    /// @throws BytesLost if it is not worth waiting for at all
    private boolean isTooSlow(Source witness, double rate, long waited) {
        if (waited > choice.patience().answerWithin().toNanos() || choice.isLate()) {
            choice.giveUp(witness);
            throw SourceChoice.lost();
        }
        boolean others = choice.usable().stream().anyMatch(other -> !other.equals(witness) && !slow.contains(other));
        return others && choice.findFasterThan(witness, rate);
    }

    private static int groupBefore(long position) {
        return (int) ((position - 1) / Proof.GROUP_BYTES);
    }

    /// @return whether the object is right with the witness's bytes
    private boolean testify(Source witness, int group, ByteBuffer bytes) {
        byte[] value = reader.hash(group, bytes);
        if (Arrays.equals(value, proofs.value(group))) {
            return false;
        }
        statements.dispute(group, witness, value);
        ByteSlice slice = proofs.slice(group);
        gathering.fill().replace(slice.offset(), bytes.duplicate());
        provenance.replace(witness, slice);
        proofs.put(group, value);
        return root.changed();
    }
}
