package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.FakeCatalog;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.source.ProbeSources;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProbeSourcesTest {

    private static final Source DEAD = source("http://dead/api/v1");
    private static final Source SLOW = source("http://slow/api/v1");
    private static final Source FAST = source("http://fast/api/v1");
    private static final Source UNASKED = source("http://unasked/api/v1");
    private static final DataObjectId ANY = new DataObjectId(1);

    private final FakeCatalog catalog = new FakeCatalog();
    private final Sources sources = new Sources(
            new SteppingClock(Instant.parse("2026-01-01T00:00:00Z")),
            new Events(new InMemoryJournal()),
            Duration.ofHours(1));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void ranksTheSourcesByTheirAnswers() {
        catalog.activate(DEAD, SLOW, FAST);

        ProbeSources.Outcome outcome = probe().probe();

        assertThat(outcome).isEqualTo(new ProbeSources.Outcome.Probed(2, 1));
        assertThat(sources.usable(ANY, List.of(DEAD, SLOW, FAST))).containsExactly(FAST, SLOW, DEAD);
    }

    @Test
    void probesManyMoreThanItAsksAtOnce() {
        for (int i = 0; i < 100; i++) {
            catalog.activate(source("http://host" + i + "/api/v1"));
        }

        assertThat(probe().probe()).isEqualTo(new ProbeSources.Outcome.Probed(100, 0));
    }

    @Test
    void holdsItAgainstNobodyThatItWasTooBusyToAsk() {
        catalog.activate(UNASKED, DEAD);
        probe().probe();

        assertThat(sources.usable(ANY, List.of(DEAD, UNASKED))).containsExactly(UNASKED, DEAD);
    }

    @Test
    void saysSoWhenTheCatalogueIsSilent() {
        catalog.fallSilent();

        assertThat(probe().probe()).isEqualTo(new ProbeSources.Outcome.CatalogSilent());
    }

    private ProbeSources probe() {
        return new ProbeSourcesService(catalog, ProbeSourcesTest::answer, sources, threads);
    }

    private static Duration answer(Source source) {
        if (source.equals(DEAD)) {
            throw new OriginFailure(OriginFailure.Kind.UNREACHABLE, "dead");
        }
        if (source.equals(UNASKED)) {
            throw new OriginFailure(OriginFailure.Kind.BUSY, "busy");
        }
        return source.equals(SLOW) ? Duration.ofSeconds(2) : Duration.ofMillis(1);
    }

    private static Source source(String location) {
        return new Source(URI.create(location), Source.Kind.STORAGE_NODE);
    }
}
