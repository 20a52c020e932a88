package org.distributornode.application.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;

/// A catalogue that lists what the test tells it to, counts who asks, and fails or keeps them waiting on demand.
public final class FakeCatalog implements ObjectCatalog, SourceCatalog, CatalogHealth {

    private final Map<DataObjectId, Listing> listings = new ConcurrentHashMap<>();
    private final Set<Source> activated = new LinkedHashSet<>();
    private final List<DataObjectId> lookUps = new ArrayList<>();
    private Health health = new Health("fake", 0);
    private boolean silent;
    private boolean holding;
    private int held;

    private final Set<DataObjectId> senseless = new HashSet<>();
    private int descriptions;

    /// Lists an object, in place of what was listed under its number before.
    public FakeCatalog list(Listing listing) {
        listings.put(listing.object().id(), listing);
        return this;
    }

    public void forget(DataObjectId id) {
        listings.remove(id);
    }

    /// From now on what is said of this object makes no sense.
    public synchronized void talkNonsenseAbout(DataObjectId id) {
        senseless.add(id);
    }

    /// Names sources in service beyond those of the listed objects.
    public synchronized FakeCatalog activate(Source... sources) {
        activated.addAll(List.of(sources));
        return this;
    }

    public synchronized void healthIs(Health newHealth) {
        health = newHealth;
    }

    /// From now on every question ends in a retryable failure.
    public synchronized void fallSilent() {
        silent = true;
    }

    public synchronized void speakAgain() {
        silent = false;
    }

    /// From now on look-ups wait until [#releaseAnswers()].
    public synchronized void holdAnswers() {
        holding = true;
    }

    public synchronized void releaseAnswers() {
        holding = false;
        notifyAll();
    }

    /// Waits until `count` look-ups are being held at once.
    public synchronized void awaitHeld(int count) {
        awaitWhile(() -> held < count);
    }

    /// How many look-ups there have been.
    public synchronized int lookUps() {
        return lookUps.size();
    }

    public synchronized int lookUps(DataObjectId id) {
        return (int) lookUps.stream().filter(id::equals).count();
    }

    /// How often it was asked to describe objects, in however many at once.
    public synchronized int descriptions() {
        return descriptions;
    }

    @Override
    public synchronized Described describe(Collection<DataObjectId> ids) {
        if (ids.size() > AssignmentCatalog.MOST_AT_ONCE) {
            throw new IllegalArgumentException("asked about " + ids.size() + " objects at once");
        }
        descriptions++;
        failIfSilent();
        Map<DataObjectId, DataObject> objects = new HashMap<>();
        Set<DataObjectId> unusable = new HashSet<>(ids);
        unusable.retainAll(senseless);
        ids.stream()
                .filter(id -> !unusable.contains(id))
                .flatMap(id -> Optional.ofNullable(listings.get(id)).stream())
                .forEach(listing -> objects.put(listing.object().id(), listing.object()));
        return new Described(objects, unusable);
    }

    @Override
    public Optional<Listing> find(DataObjectId id) {
        awaitTurn(id);
        return Optional.ofNullable(listings.get(id));
    }

    @Override
    public synchronized List<Source> active() {
        failIfSilent();
        Set<Source> all = new LinkedHashSet<>(activated);
        listings.values().forEach(listing -> all.addAll(listing.sources()));
        return List.copyOf(all);
    }

    @Override
    public synchronized Health check() {
        failIfSilent();
        return health;
    }

    private synchronized void awaitTurn(DataObjectId id) {
        lookUps.add(id);
        held++;
        notifyAll();
        try {
            awaitWhile(() -> holding);
        } finally {
            held--;
        }
        failIfSilent();
    }

    private synchronized void awaitWhile(BooleanSupplier condition) {
        try {
            while (condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CatalogFailure("interrupted", true, e);
        }
    }

    private synchronized void failIfSilent() {
        if (silent) {
            throw new CatalogFailure("the fake catalogue is silent", true);
        }
    }
}
