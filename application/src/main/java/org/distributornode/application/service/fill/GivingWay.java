package org.distributornode.application.service.fill;

import java.util.List;

/// How a fill that nobody reads leaves its turn to others: nothing more is asked for, and what is on its way comes to
/// its end, or ends as soon as the object can afford that and it is not about to end by itself. After a while
/// ([FillSettings#givesWayWithin()]) it ends all the same, and the object owes what that costs.
///
/// For one thread.
final class GivingWay {

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
        boolean late = now - since >= settings.givesWayWithin().toNanos();
        active.forEach(leg -> look(leg, late));
        return active.stream().allMatch(Leg::isCancelled);
    }

    private void look(Leg leg, boolean late) {
        Plan.Course course = leg.course(settings);
        long rest = course.limit() - course.position();
        if (leg.source().isPresent() && course.loss() < rest && course.loss() <= spare.left()) {
            spare.spend(course.loss());
            leg.cancel();
        } else if (late) {
            spare.spend(Math.min(leg.likelyLoss(), rest));
            leg.cancel();
        }
    }
}
