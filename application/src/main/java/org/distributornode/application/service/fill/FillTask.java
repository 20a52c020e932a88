package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.Patience;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;

/// Gathers the bytes of one object from its sources, those first that clients wait for, and proves them.
///
/// One thread looks after it, each transfer has one of its own, and a client that waits has none.
public final class FillTask implements LegWorks, AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /// Of so many requests one is worth another source.
    private static final int WORTH_REQUESTS = 2;

    private final DataObject object;
    private final Gathering gathering;
    private final Demands demands;
    private final Courtesy courtesy;
    private final Tools tools;
    private final SourceChoice choice;
    private final Intake intake;
    private final SourceWatch watch;
    private final Streams streams;
    private final Legs legs = new Legs();
    private final Workers workers;
    private final Forcing forcing;
    private final Survey survey;
    private final Requests requests;
    private final GivingWay givingWay;
    private final Judge judge;

    /// What every fill works with.
    ///
    /// @param threads runs each task on a thread of its own
    public record Tools(Fetching fetching, MediaTypeRule mediaTypes, Executor threads, FillSettings settings) {}

    public FillTask(Listing listing, Gathering gathering, Demands demands, Courtesy courtesy, Tools tools) {
        this.object = listing.object();
        this.gathering = gathering;
        this.demands = demands;
        this.courtesy = courtesy;
        this.tools = tools;
        this.workers = new Workers(tools.threads);
        this.choice = tools.fetching.choice(object, listing.sources());
        this.intake = new Intake(object, gathering, demands, tools.mediaTypes);
        this.survey = new Survey(gathering, intake, demands, legs, tools.settings);
        this.requests = new Requests(gathering.spare(), tools.settings);
        this.givingWay = new GivingWay(gathering.spare(), tools.settings);
        this.forcing = new Forcing(gathering.fill(), intake, workers);
        this.streams = new Streams(tools.settings.sourcesAtOnce());
        this.watch = new SourceWatch(choice, tools.settings);
        this.judge = new Judge(object, choice, tools.fetching, gathering, intake);
    }

    /// Gathers and proves all of it; may be called once. What has come may still be being forced to the disk when it
    /// returns.
    ///
    /// @return the proof; nothing of the object may be read until [Gathering] is told how it went on
    /// @throws BytesLost if no source is left that could send what is missing or wrong, or it had to give way
    public Proof run() throws InterruptedException {
        try {
            new Adopting(intake, legs, workers).begin();
            while (!intake.proofs().isComplete()) {
                legs.throwIfBroken();
                legs.throwIfLost(choice.isHopeless());
                if (choice.isLate()) {
                    throw new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
                }
                look(System.nanoTime());
                forcing.look(System.nanoTime());
                legs.await(FillSettings.TICK);
            }
        } finally {
            legs.end();
        }
        legs.throwIfBroken();
        Proof proof = intake.proofs().build();
        if (proof.root().equals(object.hash())) {
            return proof;
        }
        forcing.end(); // what is forced meanwhile might be what a liar has sent
        Proof mended = judge.settle();
        intake.decideTypeAgain();
        return mended;
    }

    /// Returns when nothing is done to the fill any more. For the thread that ran it, as often as it likes.
    @Override
    public void close() {
        forcing.end();
    }

    /// Something has changed that those who want its bytes decide.
    public void look() {
        legs.look();
        if (demands.isGivenUp()) {
            judge.giveWay();
        }
    }

    /// A client waits for the byte at `position`.
    public void demand(long position) {
        if (!legs.demand(position, tools.settings)) {
            legs.look();
        }
    }

    private void look(long now) {
        demands.passed(now);
        List<Leg> active = legs.active();
        active.forEach(leg -> leg.inflow().looked(now));
        if (demands.isGivenUp()) {
            if (givingWay.look(active, now)) {
                throw new BytesLost(BytesLost.Cause.STOPPING, RETRY_AFTER);
            }
            return;
        }
        watch.look(active, now);
        cancelOvertaken(active);
        requests.look(now, intake.received(), legs.sources().stream().map(choice::answerTime));
        requests.known(legs.knownRate());
        active.forEach(leg -> requests.silent(leg.inflow().longestSilence()));
        Plan plan = survey.plan();
        active.forEach(leg -> leg.urgent(plan.urgency(leg.course(tools.settings), requests.limits())));
        legs.reordered();
        if (plan.isDemandStarved(requests.limits())) {
            active.stream()
                    .filter(leg -> leg.urgency() != Plan.Urgency.DEMAND && plan.mayEnd(leg.course(tools.settings)))
                    .max(Comparator.comparing(Leg::urgency))
                    .ifPresent(leg -> givingWay.leave(leg, leg.course(tools.settings)));
        }
        int abreast = streams.look(now, intake.received(), isWorthOneMore(active));
        Optional<Plan.Order> order = requests.next(plan, abreast);
        while (order.isPresent() && !legs.isExhausted() && begin(order.get(), abreast)) {
            order = requests.next(survey.plan(), abreast);
        }
    }

    /// Whom a source lets wait until others have brought all of it is not wanted any more.
    private void cancelOvertaken(List<Leg> active) {
        Segments present = gathering.present();
        active.stream()
                .filter(leg ->
                        leg.source().isEmpty() && present.contains(leg.order().slice()))
                .forEach(Leg::cancel);
    }

    /// Whether much of the object is missing that another source could bring beside those that do.
    private boolean isWorthOneMore(List<Leg> active) {
        long missing = object.size() - gathering.present().total();
        return missing > WORTH_REQUESTS * tools.settings.requestBytes()
                && !active.isEmpty()
                && choice.usable().stream()
                        .anyMatch(source ->
                                !choice.isAvoided(source) && !legs.sources().contains(source));
    }

    /// Where several bring the rest, it is by different sources.
    private boolean begin(Plan.Order order, int abreast) {
        Set<Source> busy = order.urgency() == Plan.Urgency.REST && abreast > 1 ? legs.sources() : Set.of();
        Leg leg = new Leg(order, object.size(), busy, requests.expected(), this);
        if (!legs.add(leg)) {
            return false;
        }
        gathering.spare().spend(order.cost());
        workers.start(leg, why -> legs.ended(leg, Optional.of(why)));
        return true;
    }

    @Override
    public SourceChoice sources() {
        return choice;
    }

    @Override
    public void awaitTurn(Leg leg, int sent) throws InterruptedException {
        if (requests.isNextDue(leg, sent)) {
            legs.look();
        }
        if (leg.priority().isAtRest() && !demands.isGivenUp()) {
            try (Patience.Held _ = choice.patience().hold()) {
                courtesy.take(sent, leg.priority());
            }
        } else {
            sent(leg, sent);
        }
        legs.awaitTurn(leg);
    }

    /// As long as no client reads, nothing is anybody's: not even the first bytes, urgent as they are to tell what kind
    /// of media it is.
    @Override
    public void sent(Leg leg, int sent) {
        if (!courtesy.equals(Courtesy.NONE)
                && (leg.urgency() == Plan.Urgency.REST || demands.open().isEmpty())) {
            courtesy.end(sent);
        }
    }

    @Override
    public void begun(Leg leg) {
        if (!legs.begun(leg)) {
            leg.cancel();
        }
    }

    @Override
    public Taken took(Leg leg, long position, ByteBuffer bytes) {
        long end = position + bytes.remaining();
        long news = intake.take(leg.source().orElseThrow(), leg.groups(), position, bytes);
        boolean passing = leg.isLinear()
                && gathering.present().gapFrom(end, object.size()).isPresent();
        return new Taken(news, passing ? 0 : gathering.present().runFrom(end));
    }

    @Override
    public void ended(Leg leg, Optional<RuntimeException> why) {
        legs.ended(leg, why);
    }
}
