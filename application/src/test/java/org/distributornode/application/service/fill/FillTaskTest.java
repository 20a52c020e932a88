package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.Sources;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FillTaskTest {

    private static final SampleObject SAMPLE = SampleObject.of(1, 100_000);
    private static final Source A = new Source(URI.create("http://a/api/v1"), Source.Kind.STORAGE_NODE);
    private static final Executor REFUSING = _ -> {
        throw new RejectedExecutionException("ending");
    };

    private final InMemoryCacheStore store = new InMemoryCacheStore();

    @Test
    void endsIfThereIsNoThreadForATransfer() {
        Gathering gathering = new Gathering(
                store.fill(SAMPLE.object()), Past.of(SAMPLE.object().size()));

        assertThat(end(gathering, REFUSING)).isEqualTo(BytesLost.Cause.STOPPING);
    }

    @Test
    void endsIfThereIsNoThreadForWhatIsThere() {
        Gathering gathering = new Gathering(
                store.fill(SAMPLE.object()), Past.of(SAMPLE.object().size()));
        gathering.fill().write(0, java.nio.ByteBuffer.wrap(SAMPLE.content()));

        assertThat(end(gathering, REFUSING)).isEqualTo(BytesLost.Cause.STOPPING);
    }

    private static BytesLost.Cause end(Gathering gathering, Executor threads) {
        FillTask task = new FillTask(
                new Listing(SAMPLE.object(), true, List.of(), List.of(A)),
                gathering,
                new NoDemands(),
                Courtesy.NONE,
                tools(threads));
        return catchThrowableOfType(BytesLost.class, task::run).why();
    }

    private static FillTask.Tools tools(Executor threads) {
        Sources sources = new Sources(InstantSource.system(), new Events(new InMemoryJournal()), Duration.ofHours(1));
        Duration ages = Duration.ofHours(1);
        Fetching fetching = new Fetching(
                new ScriptedOrigin().holds(A, SAMPLE), sources, threads, new Fetching.Limits(ages, ages, ages));
        return new FillTask.Tools(
                fetching,
                new MediaTypeRule(_ -> Optional.empty()),
                threads,
                new FillSettings(8, 16 << 20, 1 << 20, 0, ages, 2));
    }
}
