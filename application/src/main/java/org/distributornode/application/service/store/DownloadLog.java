package org.distributornode.application.service.store;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.usecase.store.TrackDownloads.Item;
import org.distributornode.application.usecase.store.TrackDownloads.Problem;
import org.distributornode.domain.job.JobId;

/// What the downloads of this run of the node are at, link by link, as far as memory allows. Safe for use by any
/// thread.
public final class DownloadLog {

    private static final int MOST_JOBS = 100;
    private static final int MOST_LINKS = 1000;

    private final InstantSource clock;
    private final Map<JobId, Entries> jobs = new LinkedHashMap<>();

    public DownloadLog(InstantSource clock) {
        this.clock = clock;
    }

    /// The one of a job; the oldest one is forgotten where there are too many.
    synchronized Entries of(JobId job) {
        Entries entries = jobs.computeIfAbsent(job, _ -> new Entries());
        if (jobs.size() > MOST_JOBS) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        return entries;
    }

    synchronized Optional<Entries> find(JobId job) {
        return Optional.ofNullable(jobs.get(job));
    }

    synchronized void forget(JobId job) {
        jobs.remove(job);
    }

    /// One job.
    final class Entries {

        private final Set<Coming> current = new LinkedHashSet<>();
        private final Deque<Item> ended = new ArrayDeque<>();
        private final List<Problem> problems = new ArrayList<>();
        private long skipped;

        synchronized Coming begin(String name) {
            Coming coming = new Coming(
                    new Item(name, 0, -1, clock.instant(), Optional.empty()), new AtomicLong(), new AtomicLong(-1));
            current.add(coming);
            return coming;
        }

        synchronized void leave(Coming coming) {
            current.remove(coming);
        }

        synchronized void end(Coming coming) {
            Item item = coming.item();
            ended.add(new Item(item.name(), item.arrived(), item.total(), item.begun(), Optional.of(clock.instant())));
            if (ended.size() > MOST_LINKS) {
                ended.remove();
            }
        }

        synchronized void skip() {
            skipped++;
        }

        synchronized void problem(String name, String why) {
            if (problems.size() < MOST_LINKS) {
                problems.add(new Problem(name, why));
            }
        }

        synchronized List<Item> current() {
            return current.stream().map(Coming::item).toList();
        }

        synchronized List<Item> ended() {
            return List.copyOf(ended);
        }

        synchronized List<Problem> problems() {
            return List.copyOf(problems);
        }

        synchronized long skipped() {
            return skipped;
        }
    }

    /// A link on its way.
    static final class Coming {

        private final Item begin;
        private final AtomicLong arrived;
        private final AtomicLong total;

        private Coming(Item begin, AtomicLong arrived, AtomicLong total) {
            this.begin = begin;
            this.arrived = arrived;
            this.total = total;
        }

        /// It comes, perhaps once more.
        void from(long size) {
            arrived.set(0);
            total.set(size);
        }

        void add(long bytes) {
            arrived.addAndGet(bytes);
        }

        private Item item() {
            return new Item(begin.name(), arrived.get(), total.get(), begin.begun(), Optional.empty());
        }
    }
}
