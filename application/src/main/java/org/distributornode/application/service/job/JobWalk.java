package org.distributornode.application.service.job;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.distributornode.application.service.job.JobWork.Course;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobProgress;

/// Takes the objects of one job one by one, those left out that an earlier run was done with, and counts. For one
/// thread.
public final class JobWalk {

    private final Course course;
    private final long[] ids;
    private final ToLongFunction<DataObjectId> sizes;
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private long bytes;
    private long objectsDone;
    private long bytesDone;
    private long bytesBefore;
    private long bytesHere;
    private long bad;
    private long groupsBad;
    private long groupsHealed;

    /// @param ids ascending as unsigned numbers
    /// @param sizes of objects in bytes, 0 if not known
    public JobWalk(Course course, long[] ids, ToLongFunction<DataObjectId> sizes) {
        this.course = course;
        this.ids = ids.clone();
        this.sizes = sizes;
        this.bad = course.progress().objectsBad();
        this.groupsBad = course.progress().groupsBad();
        this.groupsHealed = course.progress().groupsHealed();
    }

    /// Deals with one object.
    @FunctionalInterface
    public interface Step {

        /// @return what is wrong with it, as a clause behind a number; empty if nothing
        /// @throws InterruptedException if the job is to end
        Optional<String> take(DataObjectId id) throws InterruptedException;
    }

    /// @return what there is to tell of how many objects; empty if nothing
    /// @throws InterruptedException if the job is to end
    public Optional<String> run(Step step) throws InterruptedException {
        BitSet counted = new BitSet();
        for (int i = 0; i < ids.length; i++) {
            long size = sizes.applyAsLong(new DataObjectId(ids[i]));
            bytes += size;
            counted.set(i, size > 0);
        }
        for (int i = 0; i < ids.length; i++) {
            DataObjectId id = new DataObjectId(ids[i]);
            long size = sizes.applyAsLong(id);
            bytes += counted.get(i) ? 0 : size; // which may have come since the beginning
            if (course.reached().filter(last -> id.compareTo(last) <= 0).isPresent()) {
                objectsDone++;
                bytesDone += size;
            } else {
                bytesBefore = bytesDone;
                bytesHere = size;
                step.take(id).ifPresent(this::note);
                objectsDone++;
                bytesDone = bytesBefore + bytesHere;
                course.pass(id, progress());
            }
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(clauses());
    }

    /// The object at hand turns out to have this size.
    public void expect(long size) throws InterruptedException {
        bytes += size - bytesHere;
        bytesHere = size;
        course.report(progress());
    }

    /// More bytes of the object at hand are done.
    public void move(long count) throws InterruptedException {
        bytesDone += count;
        course.report(progress());
    }

    /// Counts groups of the object at hand.
    public void groups(long wrong, long healed) {
        groupsBad += wrong;
        groupsHealed += healed;
    }

    /// Tells something of the object at hand that does not count as wrong, as a clause behind a number.
    public void remark(String clause) {
        reasons.merge(clause, 1L, Long::sum);
    }

    public JobProgress progress() {
        return new JobProgress(objectsDone, ids.length, bytesDone, bytes, bad, groupsBad, groupsHealed);
    }

    private void note(String reason) {
        bad++;
        remark(reason);
    }

    private String clauses() {
        return reasons.entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
    }
}
