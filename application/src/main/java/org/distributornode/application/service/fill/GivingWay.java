package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.List;

/// How a fill that nobody reads leaves its turn to others: nothing more is asked for, and what is on its way comes to
/// its end, or ends as soon as the object can afford that and it is not about to end by itself. It may owe a little for
/// it ([#SHARE]) beyond what clients may cost: both together are less than a fiftieth of the object.
///
/// What it cannot afford comes to its end soon: a source of which more than [#SHARE] is lost sends all of the object in
/// thirteen seconds. If that proves wrong, it ends all the same ([FillSettings#givesWayWithin()]).
///
/// For one thread.
final class GivingWay {

    private static final int SHARE = 256;

    /// Who has not begun to send by then is left, which costs nothing that anybody knows of.
    private static final long ANSWERS_NANOS = Duration.ofSeconds(1).toNanos();

    private final long mayOwe;
    private final Spare spare;
    private final FillSettings settings;
    private long since;
    private boolean begun;

    /// @param size of the object
    GivingWay(long size, Spare spare, FillSettings settings) {
        this.mayOwe = size / SHARE;
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
        active.forEach(leg -> look(leg, now - since));
        return active.stream().allMatch(Leg::isCancelled);
    }

    /// Whether so many bytes may come in vain.
    boolean canAfford(long bytes) {
        return bytes <= spare.balance() + mayOwe;
    }

    private void look(Leg leg, long waited) {
        Plan.Course course = leg.course(settings);
        long rest = course.limit() - course.position();
        long longest = settings.givesWayWithin().toNanos();
        if (leg.source().isEmpty()) {
            if (waited >= Math.min(ANSWERS_NANOS, longest)) {
                leg.cancel();
            }
        } else if (course.loss() < rest && canAfford(course.loss())) {
            spare.spend(course.loss());
            leg.cancel();
        } else if (waited >= longest) {
            spare.spend(Math.min(leg.likelyLoss(), rest));
            leg.cancel();
        }
    }
}
