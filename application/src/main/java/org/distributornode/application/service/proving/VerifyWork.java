package org.distributornode.application.service.proving;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobProgress;

/// Reads held objects again, compares them with their content hashes and drops those that are wrong: they are
/// fetched again when somebody asks for them.
public final class VerifyWork implements JobWork {

    private final HeldObjects held;
    private final Prover prover;

    public VerifyWork(HeldObjects held, Prover prover) {
        this.held = held;
        this.prover = prover;
    }

    @Override
    public JobKind kind() {
        return JobKind.VERIFY;
    }

    @Override
    public void run(Course course) throws InterruptedException {
        long[] ids = ids(course.objects());
        Tally tally = new Tally(course, ids.length);
        for (long bits : ids) {
            tally.expect(size(new DataObjectId(bits)));
        }
        for (long bits : ids) {
            DataObjectId id = new DataObjectId(bits);
            if (course.reached().isPresent() && id.compareTo(course.reached().get()) <= 0) {
                tally.skip(size(id));
            } else {
                tally.begin(size(id));
                tally.end(id, verify(id, tally));
            }
        }
    }

    /// The numbers of these objects, or of all that are held, ascending as unsigned ones.
    private long[] ids(Set<DataObjectId> objects) {
        LongStream all = objects.isEmpty()
                ? StreamSupport.stream(held.entries().spliterator(), false)
                        .mapToLong(entry -> entry.id().bits())
                : objects.stream().mapToLong(DataObjectId::bits);
        long[] ids = all.map(VerifyWork::flipped).sorted().toArray();
        Arrays.setAll(ids, i -> flipped(ids[i]));
        return ids;
    }

    /// Unsigned numbers sort as signed ones do once the highest bit is flipped.
    private static long flipped(long bits) {
        return bits ^ Long.MIN_VALUE;
    }

    private long size(DataObjectId id) {
        return held.find(id).map(CacheEntry::size).orElse(0L);
    }

    /// @return whether the object is right, or held no longer by now
    private boolean verify(DataObjectId id, Tally tally) throws InterruptedException {
        Optional<CacheEntry> entry = held.find(id);
        if (entry.isEmpty()) {
            return true;
        }
        try {
            Optional<ObjectBytes> opened = held.store().open(id);
            if (opened.isEmpty()) {
                return drop(entry.get(), DropReason.MISSING);
            }
            try (ObjectBytes bytes = opened.get()) {
                Proof proof = prover.prove(bytes, tally::read);
                return proof.root().equals(entry.get().hash()) || drop(entry.get(), DropReason.DAMAGED);
            }
        } catch (CacheFailure failure) {
            return switch (failure.kind()) {
                case MEDIUM, DAMAGED -> drop(entry.get(), DropReason.UNREADABLE);
                case NO_SPACE, EXHAUSTED -> throw failure;
            };
        }
    }

    /// An object that went meanwhile was not wrong.
    private boolean drop(CacheEntry entry, DropReason reason) {
        boolean there = held.find(entry.id()).isPresent();
        held.drop(entry.id(), reason);
        return !there;
    }

    /// Counts for one job.
    private static final class Tally {

        private final Course course;
        private final long objects;
        private long bytes;
        private long objectsDone;
        private long bytesDone;
        private long bytesBefore;
        private long bytesHere;
        private long bad;

        Tally(Course course, long objects) {
            this.course = course;
            this.objects = objects;
            this.bad = course.progress().objectsBad();
        }

        void expect(long size) {
            bytes += size;
        }

        void skip(long size) {
            objectsDone++;
            bytesDone += size;
        }

        void begin(long size) {
            bytesBefore = bytesDone;
            bytesHere = size;
        }

        void read(int count) throws InterruptedException {
            bytesDone += count;
            course.report(progress());
        }

        void end(DataObjectId id, boolean right) throws InterruptedException {
            objectsDone++;
            bad += right ? 0 : 1;
            bytesDone = bytesBefore + bytesHere;
            course.pass(id, progress());
        }

        private JobProgress progress() {
            return new JobProgress(objectsDone, objects, bytesDone, bytes, bad);
        }
    }
}
