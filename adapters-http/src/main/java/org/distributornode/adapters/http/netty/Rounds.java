package org.distributornode.adapters.http.netty;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at many connections now and then: one timer for each event loop, however many connections it has.
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final long periodMillis;
    private final Map<EventExecutor, Round> rounds = new ConcurrentHashMap<>();
    private final AtomicInteger timers = new AtomicInteger();

    /// @param periodMillis between two looks at a connection
    Rounds(long periodMillis) {
        this.periodMillis = periodMillis;
    }

    /// From now on `look` is run on `loop` now and then. To be called on `loop`.
    ///
    /// @return ends that, when it is called on `loop`
    Runnable join(EventExecutor loop, Runnable look) {
        Round round = rounds.computeIfAbsent(loop, Round::new);
        round.join(look);
        return () -> round.leave(look);
    }

    /// How many timers there are.
    int timers() {
        return timers.get();
    }

    /// Those of one event loop, touched by it alone.
    private final class Round {
        private final EventExecutor loop;
        private final Set<Runnable> looks = new LinkedHashSet<>();
        private @Nullable Future<?> timer;

        Round(EventExecutor loop) {
            this.loop = loop;
        }

        void join(Runnable look) {
            looks.add(look);
            if (timer == null) {
                timer = loop.scheduleWithFixedDelay(this::look, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
                timers.incrementAndGet();
            }
        }

        void leave(Runnable look) {
            looks.remove(look);
            if (looks.isEmpty() && timer != null) {
                timer.cancel(false);
                timer = null;
                timers.decrementAndGet();
            }
        }

        private void look() {
            for (Runnable look : List.copyOf(looks)) {
                try {
                    look.run();
                } catch (RuntimeException | Error bug) { // the others are looked at all the same
                    LOG.error("looking at a connection failed", bug);
                }
            }
        }
    }
}
