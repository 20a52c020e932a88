package org.distributornode.application.service.source;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.SourceProbe;
import org.distributornode.application.usecase.source.ProbeSources;
import org.distributornode.domain.source.Source;

public final class ProbeSourcesService implements ProbeSources {

    private static final int AT_ONCE = 10;

    private final SourceCatalog catalog;
    private final SourceProbe probe;
    private final Sources sources;
    private final Executor threads;

    /// @param threads runs each probe on a thread of its own
    public ProbeSourcesService(SourceCatalog catalog, SourceProbe probe, Sources sources, Executor threads) {
        this.catalog = catalog;
        this.probe = probe;
        this.sources = sources;
        this.threads = threads;
    }

    @Override
    public Outcome probe() {
        try {
            return probeAll(catalog.active());
        } catch (CatalogFailure _) {
            return new Outcome.CatalogSilent();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.CatalogSilent();
        }
    }

    private Outcome probeAll(List<Source> active) throws InterruptedException {
        Semaphore slots = new Semaphore(AT_ONCE);
        CountDownLatch open = new CountDownLatch(active.size());
        AtomicInteger answered = new AtomicInteger();
        for (Source source : active) {
            slots.acquire();
            threads.execute(() -> {
                try {
                    sources.probed(source, probe.probe(source));
                    answered.incrementAndGet();
                } catch (OriginFailure failure) {
                    if (failure.kind() != OriginFailure.Kind.BUSY) {
                        sources.failed(source);
                    }
                } finally {
                    slots.release();
                    open.countDown();
                }
            });
        }
        open.await();
        return new Outcome.Probed(answered.get(), active.size() - answered.get());
    }
}
