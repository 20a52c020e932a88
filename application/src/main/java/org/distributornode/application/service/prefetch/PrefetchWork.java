package org.distributornode.application.service.prefetch;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.concurrent.Executor;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWalk;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobKind;

/// Brings objects in, a few at once, as long as there is room that nobody else takes: nothing is evicted for them.
public final class PrefetchWork implements JobWork {

    private static final String NO_ROOM = "without room";

    private final HeldObjects held;
    private final JobTargets targets;
    private final Bringing bringing;
    private final Executor threads;
    private final int atOnce;

    /// @param threads runs each task on a thread of its own
    /// @param atOnce how many objects may be on their way at once
    public PrefetchWork(HeldObjects held, JobTargets targets, Bringing bringing, Executor threads, int atOnce) {
        this.held = held;
        this.targets = targets;
        this.bringing = bringing;
        this.threads = threads;
        this.atOnce = atOnce;
    }

    @Override
    public JobKind kind() {
        return JobKind.PREFETCH;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException {
        long[] ids = targets.ids(course.order().scope());
        JobWalk walk = targets.walk(course, ids);
        PrimitiveIterator.OfLong ahead = Arrays.stream(ids)
                .filter(bits -> course.reached()
                        .filter(last -> new DataObjectId(bits).compareTo(last) <= 0)
                        .isEmpty())
                .iterator();
        FreeRoom room = new FreeRoom(held);
        Deque<Bringer> onTheirWay = new ArrayDeque<>();
        try {
            return walk.run(_ -> {
                while (onTheirWay.size() < atOnce && ahead.hasNext()) {
                    DataObjectId id = new DataObjectId(ahead.nextLong());
                    onTheirWay.add(Bringer.start(bringing, id, room.wanting(), threads));
                }
                Optional<String> problem = onTheirWay.element().await(walk).problem(NO_ROOM);
                onTheirWay.remove();
                return problem;
            });
        } finally {
            onTheirWay.forEach(Bringer::cancel);
        }
    }
}
