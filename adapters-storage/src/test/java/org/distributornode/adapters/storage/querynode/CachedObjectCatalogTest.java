package org.distributornode.adapters.storage.querynode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.testkit.FakeCatalog;
import org.distributornode.application.testkit.NetworkCatalogContract;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

class CachedObjectCatalogTest implements NetworkCatalogContract {

    private static final DataObjectId ID = new DataObjectId(1);
    private static final CacheLives LIVES = new CacheLives(Duration.ofSeconds(60), Duration.ofSeconds(5), 100);

    private final AtomicLong nanos = new AtomicLong();
    private final FakeCatalog network = new FakeCatalog();
    private final CachedObjectCatalog cached = new CachedObjectCatalog(network, LIVES, nanos::get);

    @Override
    public ObjectCatalog catalogOf(Listing... listings) {
        List.of(listings).forEach(network::list);
        return cached;
    }

    @Override
    public Source source(int number) {
        return new Source(URI.create("http://node" + number + "/api/v1"), Source.Kind.STORAGE_NODE);
    }

    @Override
    public ObjectCatalog silentCatalog() {
        network.fallSilent();
        return cached;
    }

    @Test
    void asksOnceForWhatItRemembers() {
        network.list(listing(true));
        cached.find(ID);
        pass(Duration.ofSeconds(59));
        cached.find(ID);
        assertThat(network.lookUps()).isOne();

        pass(Duration.ofSeconds(2));
        cached.find(ID);

        assertThat(network.lookUps()).isEqualTo(2);
    }

    @Test
    void soonAsksAgainForWhatWasUnknown() {
        assertThat(cached.find(ID)).isEmpty();
        network.list(listing(true));
        pass(Duration.ofSeconds(4));
        assertThat(cached.find(ID)).isEmpty();

        pass(Duration.ofSeconds(2));

        assertThat(cached.find(ID)).isPresent();
    }

    @Test
    void soonAsksAgainForWhatWasNotAccepted() {
        network.list(listing(false));
        assertThat(cached.find(ID).orElseThrow().accepted()).isFalse();
        network.list(listing(true));

        pass(Duration.ofSeconds(6));

        assertThat(cached.find(ID).orElseThrow().accepted()).isTrue();
    }

    @Test
    void doesNotRememberFailures() {
        network.list(listing(true));
        network.fallSilent();
        assertThatThrownBy(() -> cached.find(ID)).isInstanceOf(CatalogFailure.class);

        network.speakAgain();

        assertThat(cached.find(ID)).isPresent();
    }

    @Test
    void servesWhatItRemembersWhileTheNetworkIsSilent() {
        network.list(listing(true));
        cached.find(ID);

        network.fallSilent();

        assertThat(cached.find(ID)).isPresent();
    }

    @Test
    void asksOnceHoweverManyWantToKnow() throws Exception {
        network.list(listing(true));
        network.holdAnswers();
        List<CompletableFuture<Optional<Listing>>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(askInBackground());
        }
        network.awaitHeld(1);

        network.releaseAnswers();

        for (var answer : answers) {
            assertThat(answer.get(1, TimeUnit.MINUTES)).isPresent();
        }
        assertThat(network.lookUps()).isOne();
    }

    @Test
    void goesOnForTheOthersWhenOneIsInterrupted() throws Exception {
        network.list(listing(true));
        network.holdAnswers();
        var failed = new CompletableFuture<Boolean>();
        var first = Thread.startVirtualThread(() -> {
            try {
                cached.find(ID);
            } catch (CatalogFailure _) {
                failed.complete(Thread.currentThread().isInterrupted());
            }
        });
        network.awaitHeld(1);
        var second = askInBackground();

        first.interrupt();
        assertThat(failed.get(1, TimeUnit.MINUTES)).isTrue();
        network.releaseAnswers();

        assertThat(second.get(1, TimeUnit.MINUTES)).isPresent();
        assertThat(network.lookUps()).isOne();
    }

    @Test
    void remembersABoundedNumberOfAnswers() {
        for (int i = 0; i < 10_000; i++) {
            cached.find(new DataObjectId(i));
        }
        int asked = network.lookUps();
        for (int i = 0; i < 10_000; i++) {
            cached.find(new DataObjectId(i));
        }

        assertThat(network.lookUps()).isGreaterThan(asked + 9_000);
    }

    private CompletableFuture<Optional<Listing>> askInBackground() {
        var answer = new CompletableFuture<Optional<Listing>>();
        Thread.startVirtualThread(() -> answer.complete(cached.find(ID)));
        return answer;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Listing listing(boolean accepted) {
        var object = new DataObject(ID, 3, new ContentHash(0, 0, 0, 0), Optional.empty());
        return new Listing(object, accepted, List.of(), List.of());
    }
}
