package org.distributornode.application.service.store;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.LongStream;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.port.store.WebLinks;
import org.distributornode.application.service.job.GivenUp;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.prefetch.Pause;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.Links;
import org.distributornode.domain.store.StoreTask;

/// Makes objects of links, some at once. One that is not answered is asked for again a few times; one that is not to be
/// had is told, and the others go on, unless the store is full.
public final class DownloadWork implements JobWork {

    private static final long SECONDS_PER_HOUR = Duration.ofHours(1).toSeconds();
    private static final int TRIES = 3;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Shelves shelves;
    private final WebLinks web;
    private final DownloadLog log;
    private final Limits limits;
    private final Pause pause;

    public DownloadWork(Shelves shelves, WebLinks web, DownloadLog log, Limits limits, Pause pause) {
        this.shelves = shelves;
        this.web = web;
        this.log = log;
        this.limits = limits;
        this.pause = pause;
    }

    /// @param threads runs each task on a thread of its own
    /// @param atOnce the most links at a time
    /// @param patience the longest that one link may take
    public record Limits(Executor threads, int atOnce, Duration patience) {}

    @Override
    public JobKind kind() {
        return JobKind.STORE_DOWNLOAD;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException, GivenUp {
        if (!(course.order().scope() instanceof JobScope.InStore(StoreTask.Download task, var numbers))) {
            throw new IllegalArgumentException("not about links: " + course.order());
        }
        Shelves meant = shelves.meaning(numbers);
        meant.checkMeant();
        Duration asked = task.how().patience();
        long perHour = task.how().bytesPerHour();
        LinkFetch fetch = new LinkFetch(
                meant,
                web,
                perHour == 0 ? Pace.UNBOUND : new Pace(Math.max(1, perHour / SECONDS_PER_HOUR)),
                asked.isZero() || asked.compareTo(limits.patience()) > 0 ? limits.patience() : asked);
        DownloadLog.Entries entries = log.of(course.id());
        StoreWalk walk = new StoreWalk(course);
        Iterator<Links.Link> links = LongStream.range(0, task.links().count())
                .mapToObj(task.links()::at)
                .iterator();
        walk.run(
                new StoreWalk.Items<>(links, task.links().count(), true),
                new Crew(limits.threads(), limits.atOnce()).atMost(task.how().atOnce()),
                link -> take(task, link, fetch, entries));
        meant.checkMeant();
        return walk.message();
    }

    private ObjectOutcome take(StoreTask.Download task, Links.Link link, LinkFetch fetch, DownloadLog.Entries entries)
            throws InterruptedException {
        String name = link.name().map(Object::toString).orElse(link.text());
        DownloadLog.Coming coming = entries.begin(name);
        try {
            ObjectOutcome outcome = patiently(() -> fetch.take(task.bucket(), link, coming), link);
            switch (outcome) {
                case ObjectOutcome.Done _ -> entries.end(coming);
                case ObjectOutcome.Refused(StoreRefusal.ObjectExists _) -> {
                    entries.skip();
                    entries.end(coming);
                }
                case ObjectOutcome.Refused(StoreRefusal.NoRoom full) ->
                    throw new StoreFailure(
                            StoreFailure.Kind.NO_SPACE,
                            "out of space: used " + full.used() + " of " + full.limit() + " bytes");
                case ObjectOutcome.Refused(var why) -> entries.problem(name, StoreWalk.sentence(why));
            }
            return outcome;
        } catch (StoreFailure failure) {
            entries.problem(name, String.valueOf(failure.getMessage()));
            throw failure;
        } finally {
            entries.leave(coming);
        }
    }

    @FunctionalInterface
    private interface Attempt {
        ObjectOutcome run() throws InterruptedException;
    }

    private ObjectOutcome patiently(Attempt attempt, Links.Link link) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.run();
            } catch (OriginFailure failure) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!failure.retryable() || tries == TRIES) {
                    return new ObjectOutcome.Refused(
                            new StoreRefusal.BadLink(link.text(), "is not to be had: " + failure.getMessage()));
                }
                pause.take(AGAIN_AFTER);
            }
        }
    }
}
