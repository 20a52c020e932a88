package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.List;

/// How a fill that nobody reads leaves its turn to others: nothing more is asked for, and what is on its way comes
/// to its end, or ends as soon as the object can afford that. After a while it ends all the same, and has brought
/// eighty
/// times what is lost then: a source sends on for a twentieth of a second.
///
/// For one thread.
final class GivingWay {

    private static final long LONGEST_NANOS = Duration.ofSeconds(4).toNanos();

    private final Spare spare;
    private final FillSettings settings;
    private long since;
    private boolean begun;

    GivingWay(Spare spare, FillSettings settings) {
        this.spare = spare;
        this.settings = settings;
    }

    /// Called again and again once it has to be.
    ///
    /// @param active what is on its way
    /// @param now nanoseconds of [System#nanoTime()]
    /// @return whether nothing is any more
    boolean look(List<Leg> active, long now) {
        since = begun ? since : now;
        begun = true;
        boolean late = now - since >= LONGEST_NANOS;
        active.forEach(leg -> look(leg, late));
        return active.stream().allMatch(Leg::isCancelled);
    }

    private void look(Leg leg, boolean late) {
        Plan.Course course = leg.course(settings);
        long loss = Math.min(course.loss(), course.limit() - course.position());
        if (late || loss <= spare.left()) {
            spare.spendUpTo(loss);
            leg.cancel();
        }
    }
}
