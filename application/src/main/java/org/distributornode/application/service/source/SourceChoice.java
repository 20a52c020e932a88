package org.distributornode.application.service.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.source.Source;

/// Whom the bytes of one object may still be fetched from. A source that breaks off again and again is given up, and so
/// is the object when all its sources together let it wait for too long. Safe for use by any thread.
public final class SourceChoice {

    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /// So many bytes at a time are worth asking again for.
    private static final long WORTHWHILE_BYTES = 1 << 20;

    private final DataObject object;
    private final List<Source> listed;
    private final Sources sources;
    private final SourceRace race;
    private final Crawl crawl;
    private final Avoided avoided;
    private final Standings standings = new Standings(System::nanoTime);
    private final Patience patience;

    /// @param listed whoever may have the object
    SourceChoice(DataObject object, List<Source> listed, Sources sources, SourceRace race, Fetching.Limits limits) {
        this.object = object;
        this.listed = List.copyOf(listed);
        this.sources = sources;
        this.race = race;
        this.crawl = new Crawl(sources, limits.crawlBelow());
        this.avoided = new Avoided(crawl);
        this.patience = new Patience(limits, System::nanoTime);
    }

    /// A source that has agreed to send.
    public record Agreed(Source source, Transfer transfer) {}

    /// Asks for `slice`, the most promising sources first, until one agrees. The caller closes the transfer, which
    /// brings just that.
    ///
    /// @throws BytesLost if no source is left, or too much time has passed
    public Agreed ask(ByteSlice slice) throws InterruptedException {
        Agreed agreed = ask(slice, Set.of());
        return new Agreed(agreed.source(), TrimmedTransfer.of(agreed.transfer(), slice));
    }

    /// Does so, and may find a source that sends the whole object, as it knows no ranges. Waits for sources that sent
    /// before and have declined now.
    ///
    /// @param others sources that are asked only if there are no others
    /// @throws BytesLost if no source is left, or too much time has passed
    public Agreed ask(ByteSlice slice, Set<Source> others) throws InterruptedException {
        long until = System.nanoTime() + patience.left();
        do {
            Optional<Agreed> agreed = ask(slice, order(slice, others));
            if (agreed.isPresent()) {
                return agreed.get();
            }
        } while (awaitReturn(until));
        throw lost();
    }

    private Optional<Agreed> ask(ByteSlice slice, ArrayDeque<Source> candidates) throws InterruptedException {
        long now = System.nanoTime();
        long atMost = patience.left();
        if (atMost <= 0) {
            throw lost();
        }
        Optional<SourceRace.Won> won =
                race.run(new SourceRace.Lap(object, slice), candidates, now + atMost, this::declined);
        if (won.isEmpty()) {
            patience.waited(System.nanoTime() - now);
        }
        return won.map(each -> new Agreed(each.source(), each.transfer()));
    }

    /// Whether there is nobody to ask, not in a while either, or all have let it wait for too long.
    public synchronized boolean isHopeless() {
        long left = patience.left();
        return left <= 0 || (usable().isEmpty() && untilReturn(left).isEmpty());
    }

    /// Whether nobody may have the right bytes: each source has said that it does not have the object, or has lied.
    public synchronized boolean isNobodys() {
        return standings.lack(sources.usable(object.id(), listed));
    }

    /// Those that may be asked, the most promising first.
    public synchronized List<Source> usable() {
        return sources.usable(object.id(), listed).stream()
                .filter(source -> !standings.isOut(source))
                .toList();
    }

    /// The source goes behind all others for this object, since it is slower than they are.
    ///
    /// @param rate bytes a second that it brought at last, 0 if it fell silent
    public synchronized void avoid(Source source, double rate) {
        avoided.add(source, rate);
        if (rate == 0) {
            sources.failed(source);
        }
    }

    /// Whether it was found to be slower than others.
    public synchronized boolean isAvoided(Source source) {
        return avoided.contains(source);
    }

    /// How long the source takes to answer, by experience.
    public Duration answerTime(Source source) {
        return sources.answerTime(source);
    }

    /// Whether somebody can go on for one who is silent; if all others are avoided, whoever has been for longest is
    /// forgiven, a few times.
    public synchronized boolean findInsteadOf(Source silent) {
        return avoided.findAny(others(silent));
    }

    /// Whether somebody can go on who can be expected to be so much faster that it is worth it; is forgiven if avoided.
    ///
    /// @param rate bytes a second that the source brings by a transfer at present, 0 if nobody can say
    public synchronized boolean findFasterThan(Source source, double rate) {
        return rate > 0 && avoided.findFaster(others(source), rate, crawl.isSlow(source, rate));
    }

    private List<Source> others(Source source) {
        return usable().stream().filter(other -> !other.equals(source)).toList();
    }

    /// How long all of it may take.
    public Patience patience() {
        return patience;
    }

    /// A transfer has begun.
    public Flow begin(Source source) {
        return sources.begin(source);
    }

    /// Behind all others go those who send all where its beginning is not wanted.
    private synchronized ArrayDeque<Source> order(ByteSlice slice, Set<Source> last) {
        return usable().stream()
                .sorted(Comparator.comparing((Source source) -> slice.offset() > 0 && sources.isLinear(source))
                        .thenComparing(source -> avoided.contains(source) || last.contains(source)))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    /// Whether somebody may be asked who is not known to send whole objects only.
    public boolean mayKnowRanges() {
        return !usable().stream().allMatch(sources::isLinear);
    }

    public boolean isLinear(Source source) {
        return sources.isLinear(source);
    }

    /// The source is sending: it has the object, and is worth waiting for.
    public synchronized void brings(Source source) {
        standings.sends(source);
        patience.renew();
    }

    /// Waits until a source may be asked again that has sent bytes of this object and then declined.
    ///
    /// @param until nanoseconds of [System#nanoTime()]
    /// @return false if there is none that soon
    private synchronized boolean awaitReturn(long until) throws InterruptedException {
        OptionalLong back = untilReturn(until - System.nanoTime());
        if (back.orElse(0) > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, back.getAsLong());
        }
        return back.isPresent();
    }

    private OptionalLong untilReturn(long atMost) {
        return standings.untilReturn(sources.usable(object.id(), listed), atMost);
    }

    /// A transfer has ended, however it did.
    ///
    /// @return whether it was worth it: then what the source did before is forgotten
    public synchronized boolean sent(Source source, long bytes) {
        boolean worth = bytes >= WORTHWHILE_BYTES;
        if (worth) {
            standings.proved(source);
            avoided.proved(source);
            patience.renew();
        }
        return worth;
    }

    /// A transfer broke off.
    ///
    /// @param bytes that it had sent
    /// @param waitedNanos for the byte that did not come
    public synchronized void broken(Source source, long bytes, long waitedNanos, OriginFailure failure) {
        patience.waited(waitedNanos);
        sources.failed(source);
        if (failure.kind() == OriginFailure.Kind.OTHER_OBJECT) {
            ban(source);
        } else if (!sent(source, bytes)) {
            standings.brokeOffEarly(source, bytes);
        }
    }

    /// The source sent bytes that are not the object's.
    public synchronized void ban(Source source) {
        sources.ban(object.id(), source);
        standings.giveUp(source);
    }

    /// The source is asked no more for this object.
    public synchronized void giveUp(Source source) {
        standings.giveUp(source);
    }

    /// Whether the time for the whole object has passed.
    public boolean isLate() {
        return patience.isLate();
    }

    private synchronized void declined(FailedAnswer failed) {
        standings.declined(failed);
        if (failed.is(OriginFailure.Kind.OTHER_OBJECT)) {
            ban(failed.source());
        } else if (failed.isFault()) {
            sources.failed(failed.source());
        }
    }

    /// No source is worth waiting for any more.
    public static BytesLost lost() {
        return new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
    }
}
