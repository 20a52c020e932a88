package org.distributornode.application.service.fill;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.application.service.source.Sources;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.domain.source.Source;

/// Scripted sources of one object, and what is made of them; nobody is waited for in vain.
final class FillSources implements AutoCloseable {

    static final Source A = source("a");
    static final Source B = source("b");
    static final Source C = source("c");
    static final Duration AGES = Duration.ofHours(1);

    final SampleObject sample;
    final ScriptedOrigin origin = new ScriptedOrigin();
    final Sources sources = new Sources(InstantSource.system(), new Events(journal()), AGES);
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final Fetching fetching = new Fetching(origin, sources, threads, new Fetching.Limits(AGES, AGES, AGES));

    FillSources(SampleObject sample) {
        this.sample = sample;
        origin.holds(A, sample).holds(B, sample).holds(C, sample);
    }

    SourceChoice choice(Source... listed) {
        return fetching.choice(sample.object(), List.of(listed));
    }

    private static InMemoryJournal journal() {
        return InMemoryJournal.restored(new InMemoryJournal.Medium());
    }

    private static Source source(String host) {
        return new Source(URI.create("http://" + host + "/api/v1"), Source.Kind.STORAGE_NODE);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
