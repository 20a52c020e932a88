package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.CatalogHealth.Health;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

class FakeCatalogTest implements NetworkCatalogContract, NetworkSourceCatalogContract, CatalogHealthContract {

    private static final DataObjectId ID = new DataObjectId(1);

    @Override
    public ObjectCatalog catalogOf(Listing... listings) {
        var catalog = new FakeCatalog();
        List.of(listings).forEach(catalog::list);
        return catalog;
    }

    @Override
    public Source source(int number) {
        return new Source(URI.create("http://node" + number + "/api/v1"), Source.Kind.STORAGE_NODE);
    }

    @Override
    public SourceCatalog catalogOfSources(List<Source> active) {
        return new FakeCatalog().activate(active.toArray(Source[]::new));
    }

    @Override
    public CatalogHealth catalogAt(long block) {
        var catalog = new FakeCatalog();
        catalog.healthIs(new Health("fake", block));
        return catalog;
    }

    @Override
    public ObjectCatalog silentCatalog() {
        return silent();
    }

    @Override
    public SourceCatalog silentSourceCatalog() {
        return silent();
    }

    @Override
    public CatalogHealth silentHealth() {
        return silent();
    }

    private static FakeCatalog silent() {
        var catalog = new FakeCatalog();
        catalog.fallSilent();
        return catalog;
    }

    @Test
    void countsLookUps() {
        var catalog = new FakeCatalog();

        catalog.find(ID);
        catalog.find(new DataObjectId(2));
        catalog.find(ID);

        assertThat(catalog.lookUps()).isEqualTo(3);
        assertThat(catalog.lookUps(ID)).isEqualTo(2);
    }

    @Test
    void holdsAnswersUntilTheyAreReleased() throws Exception {
        var catalog = new FakeCatalog().list(listing());
        catalog.holdAnswers();
        var answer = new CompletableFuture<Optional<Listing>>();
        Thread.startVirtualThread(() -> answer.complete(catalog.find(ID)));
        catalog.awaitHeld(1);
        assertThat(answer).isNotDone();

        catalog.releaseAnswers();

        assertThat(answer.get(1, TimeUnit.MINUTES)).contains(listing());
    }

    @Test
    void namesTheSourcesOfItsObjectsAndThoseActivated() {
        var catalog = new FakeCatalog().list(listing()).activate(source(2), source(1));

        assertThat(catalog.active()).containsExactlyInAnyOrder(source(1), source(2));
    }

    @Test
    void forgetsAndSpeaksAgain() {
        var catalog = new FakeCatalog().list(listing());
        catalog.healthIs(new Health("9", 5));
        catalog.fallSilent();
        assertThatThrownBy(catalog::check).isInstanceOf(CatalogFailure.class);
        assertThatThrownBy(catalog::active).isInstanceOf(CatalogFailure.class);

        catalog.speakAgain();
        catalog.forget(ID);

        assertThat(catalog.find(ID)).isEmpty();
        assertThat(catalog.check()).isEqualTo(new Health("9", 5));
    }

    private Listing listing() {
        var object = new DataObject(ID, 3, new ContentHash(0, 0, 0, 0), Optional.empty());
        return new Listing(object, true, List.of(), List.of(source(1)));
    }
}
