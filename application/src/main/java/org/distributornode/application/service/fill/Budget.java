package org.distributornode.application.service.fill;

import java.util.List;
import org.distributornode.application.service.fill.Plan.Order;
import org.distributornode.application.service.fill.Plan.Urgency;
import org.distributornode.domain.content.ByteSlice;

/// What an object can afford for those who seek into what is on its way: to end that, or to have a little of it come
/// twice. Only as much comes twice as leaves enough to end every transfer that could be ended before, unless that
/// is about to end by itself: so nobody waits for the end of one for want of bytes to spare.
///
/// @param left how many bytes may come in vain
/// @param running what is on its way
record Budget(Spare.Left left, List<Course> running) {

    /// No more than that comes twice at once.
    private static final long MOST_TWICE = 512 * 1024;

    /// So much more is kept for an end than it costs at present: a source that becomes a little faster can still be
    /// ended.
    private static final int FASTER_SHARE = 16;

    /// Whether the object can afford that bytes are asked for once more that all of `covering` are to bring.
    boolean mayBeOverlapped(List<Course> covering) {
        return mayEnd(covering) || twice() > 0;
    }

    /// What has to be left to end all of `some`.
    long reserved(List<Course> some) {
        return some.stream().mapToLong(this::reserved).sum();
    }

    /// Nothing where that would not be enough; half of all there was at first, or more, as long as nobody knows.
    private long reserved(Course course) {
        if (course.isBrief() || isTooFast(course)) {
            return 0;
        }
        return isUnknown(course)
                ? Math.max(left.whole() / 2, left.whole() - MOST_TWICE)
                : Math.min(kept(course.least()), course.rest());
    }

    /// How many bytes are kept for an end that costs `ending`.
    static long kept(long ending) {
        return ending + ending / FASTER_SHARE;
    }

    /// Whether it is known that it cannot be ended.
    private boolean isTooFast(Course course) {
        return course.least() > left.endings() && !isUnknown(course);
    }

    /// Whether nobody knows what it costs to end it.
    private static boolean isUnknown(Course course) {
        return course.least() == Long.MAX_VALUE;
    }

    /// Either what is on its way ends where `slice` begins, or it comes twice as far as `slice` reaches: what costs
    /// less. A little of it comes twice where it cannot be ended, or nobody knows yet what that costs: as little as
    /// can be where nothing can be ended, for those who seek next.
    ///
    /// @param needed so far it may have to come twice; what lies behind that does not
    /// @param covering what brings the first byte of `slice`; may be overlapped
    Order overlapping(ByteSlice slice, long needed, List<Course> covering) {
        long limit = covering.stream().mapToLong(Course::limit).max().orElseThrow();
        ByteSlice part = needed < limit ? ByteSlice.between(slice.offset(), Math.min(slice.end(), needed)) : slice;
        long twice = Math.min(part.end(), limit) - part.offset();
        long loss = loss(covering);
        long most = Math.min(twice(), covering.stream().anyMatch(this::isTooFast) ? Plan.LEAST_BYTES : MOST_TWICE);
        boolean guessed = most > 0 && covering.stream().anyMatch(Budget::isUnknown);
        if (mayEnd(covering) && !guessed && (loss < twice || twice > most)) {
            return new Order(slice, Urgency.DEMAND, loss, true);
        }
        return twice <= most
                ? new Order(part, Urgency.DEMAND, twice, false)
                : new Order(new ByteSlice(slice.offset(), most), Urgency.DEMAND, most, false);
    }

    /// Little is not worth it.
    private long twice() {
        long most = Math.clamp(left.endings() - reserved(running), 0, left.twice());
        return most < Plan.LEAST_BYTES ? 0 : most;
    }

    /// From what was kept for it, or from what the others can do without. As long as nobody knows what it costs half of
    /// all there was at first stays.
    boolean mayEnd(List<Course> some) {
        long kept = secured(some);
        long others = secured(running) - kept;
        long most = Math.max(Math.min(kept, left.endings()), left.endings() - others);
        boolean guessed = some.stream().anyMatch(Budget::isUnknown);
        return loss(some) <= (guessed ? Math.min(most, left.endings() - left.whole() / 2) : most);
    }

    /// Nothing was kept for a short request that turned out to be slow.
    private long secured(List<Course> some) {
        return reserved(some.stream().filter(Course::secured).toList());
    }

    private static long loss(List<Course> some) {
        return some.stream().mapToLong(Course::ending).sum();
    }
}
