package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.List;

/// How a fill that nobody reads leaves its turn to others: nothing more is asked for, and what is on its way comes to
/// its end, or ends as soon as the object can afford that and it is not about to end by itself.
///
/// What it cannot afford comes to its end soon: it is short ([Requests]), or its source sends all of the object in 2.6
/// seconds, or in 5.2 if seeks have used half of what there was before anybody knew its rate. If that proves wrong, it
/// ends all the same ([FillSettings#givesWayWithin()]).
///
/// For one thread.
final class GivingWay {

    /// Who has not begun to send by then is left, which costs nothing that anybody knows of.
    private static final long ANSWERS_NANOS = Duration.ofSeconds(1).toNanos();

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
        active.forEach(leg -> look(leg, now - since));
        return active.stream().allMatch(Leg::isCancelled);
    }

    /// Whether so many bytes may come in vain.
    boolean canAfford(long bytes) {
        return bytes <= spare.left().endings();
    }

    /// Ends a transfer and all that it was to bring.
    void leave(Cuts.Endable leg, Course course) {
        spare.spend(course.leaving());
        leg.cancel();
    }

    private void look(Leg leg, long waited) {
        Course course = leg.course(settings);
        long rest = course.rest();
        long longest = settings.givesWayWithin().toNanos();
        if (leg.source().isEmpty()) {
            if (waited >= Math.min(ANSWERS_NANOS, longest)) {
                leg.cancel();
            }
        } else if (course.leaving() < rest && canAfford(course.leaving())) {
            leave(leg, course);
        } else if (waited >= longest) {
            spare.spend(Math.min(leg.inflow().likelyLoss(), rest));
            leg.cancel();
        }
    }
}
