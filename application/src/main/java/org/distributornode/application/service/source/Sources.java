package org.distributornode.application.service.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.distributornode.application.service.event.Events;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.source.AnswerTimes;
import org.distributornode.domain.source.Source;
import org.distributornode.domain.source.SourceRanking;

/// What experience says of the sources, shared by all that fetch: their ranking, and who lied about which object.
/// Safe for use by any thread.
public final class Sources {

    /// How many objects have their liars remembered.
    private static final int MOST_OBJECTS_WITH_BANS = 10_000;

    private final InstantSource clock;
    private final Events events;
    private final Duration banTime;
    private final SourceRanking ranking = new SourceRanking();
    private final AnswerTimes answerTimes = new AnswerTimes();
    private final Set<Flow> flows = new HashSet<>();
    private final Map<DataObjectId, Map<Source, Instant>> bans = new LinkedHashMap<>();

    /// @param events hears of each ban
    /// @param banTime how long a source that sent wrong bytes of an object is not asked for that object again
    public Sources(InstantSource clock, Events events, Duration banTime) {
        this.clock = clock;
        this.events = events;
        this.banTime = banTime;
    }

    /// Those of `candidates` that may be asked for the object, the most promising first.
    public synchronized List<Source> usable(DataObjectId id, Collection<Source> candidates) {
        Instant now = clock.instant();
        Map<Source, Instant> banned = bans.getOrDefault(id, Map.of());
        return ranking.order(
                candidates.stream()
                        .distinct()
                        .filter(source -> !now.isBefore(banned.getOrDefault(source, Instant.MIN)))
                        .toList(),
                now);
    }

    /// The source is not asked for this object for a while.
    public void ban(DataObjectId id, Source source) {
        remember(id, source);
        events.record(new NodeEvent.ObjectRejected(clock.instant(), id, withoutCredentials(source)));
    }

    private static String withoutCredentials(Source source) {
        URI location = source.location();
        int port = location.getPort();
        return location.getScheme() + "://" + location.getHost() + (port < 0 ? "" : ":" + port);
    }

    private synchronized void remember(DataObjectId id, Source source) {
        Map<Source, Instant> banned = bans.remove(id);
        if (banned == null) {
            banned = new HashMap<>();
        }
        banned.put(source, clock.instant().plus(banTime));
        bans.put(id, banned);
        if (bans.size() > MOST_OBJECTS_WITH_BANS) {
            bans.remove(bans.keySet().iterator().next());
        }
    }

    /// The source has answered a request for an object.
    public synchronized void answered(Source source, Duration latency) {
        ranking.answered(source, latency);
        answerTimes.waited(source, latency);
    }

    /// Asked for a part of an object, the source sends just that, or all of it.
    synchronized void sentPart(Source source, boolean just) {
        ranking.sentPart(source, just);
    }

    /// Whether the source is known to know no ranges.
    synchronized boolean isLinear(Source source) {
        return ranking.isLinear(source);
    }

    /// The source has answered a probe.
    public synchronized void probed(Source source, Duration latency) {
        ranking.answered(source, latency);
    }

    public synchronized void outpaced(Source source, Duration waited) {
        ranking.outpaced(source, waited);
        answerTimes.waited(source, waited);
    }

    /// Within which time so many hundredths of the latest requests were answered; empty as long as few are known.
    synchronized Optional<Duration> answerTime(Source source, int hundredths) {
        return answerTimes.percentile(source, hundredths);
    }

    /// How long the source takes to answer, on average of late; zero if nobody knows.
    synchronized Duration answerTime(Source source) {
        return ranking.latency(source);
    }

    /// A transfer has begun; whoever is told of its end remembers how it was.
    public synchronized Flow begin(Source source) {
        Flow flow = new Flow(source, this);
        flows.add(flow);
        return flow;
    }

    synchronized void ended(Flow flow) {
        Flow.Sent sent = flow.sent();
        if (flows.remove(flow) && sent.bytes() > 0) {
            ranking.delivered(flow.source(), sent.bytes(), sent.time());
        }
    }

    /// How many transfers are under way, of all sources.
    synchronized int flows() {
        return flows.size();
    }

    /// Bytes a second that one transfer of the source is known to bring; 0 if nobody knows.
    synchronized double rate(Source source) {
        return ranking.bytesPerSecond(source);
    }

    /// Bytes a second that one transfer of the source brings now, or could bring beside those under way; empty if
    /// nobody knows.
    synchronized OptionalDouble expected(Source source) {
        OptionalDouble now = flows.stream()
                .filter(flow -> flow.source().authority().equals(source.authority()))
                .mapToDouble(Flow::recentRate)
                .filter(rate -> rate > 0)
                .average();
        double before = rate(source);
        return now.isPresent() || before == 0 ? now : OptionalDouble.of(before / Math.max(1, flows.size()));
    }

    public synchronized void failed(Source source) {
        ranking.failed(source, clock.instant());
    }
}
