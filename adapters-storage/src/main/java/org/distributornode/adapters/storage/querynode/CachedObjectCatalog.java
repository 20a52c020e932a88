package org.distributornode.adapters.storage.querynode;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.domain.content.DataObjectId;

/// Remembers another catalogue's answers for a while. However many ask for one object at once, the other catalogue is
/// asked once, and goes on answering the rest when one of them is interrupted. Failures are not remembered.
public final class CachedObjectCatalog implements ObjectCatalog {

    private final ObjectCatalog asked;
    private final Cache<DataObjectId, Optional<Listing>> remembered;
    private final Map<DataObjectId, CompletableFuture<Optional<Listing>>> pending = new ConcurrentHashMap<>();

    public CachedObjectCatalog(ObjectCatalog asked, CacheLives lives) {
        this(asked, lives, System::nanoTime);
    }

    /// @param nanoTime a clock that only goes forward
    CachedObjectCatalog(ObjectCatalog asked, CacheLives lives, LongSupplier nanoTime) {
        this.asked = asked;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(lives.mostObjects())
                .expireAfter(Expiry.<DataObjectId, Optional<Listing>>creating((_, answer) -> lives.of(answer)))
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<Listing> find(DataObjectId id) {
        Optional<Optional<Listing>> known = Optional.ofNullable(remembered.getIfPresent(id));
        return known.isPresent() ? known.get() : await(id, pending.computeIfAbsent(id, this::start));
    }

    /// Of so many that none is worth remembering.
    @Override
    public Described describe(Collection<DataObjectId> ids) {
        return asked.describe(ids);
    }

    private CompletableFuture<Optional<Listing>> start(DataObjectId id) {
        CompletableFuture<Optional<Listing>> answer = new CompletableFuture<>();
        var _ = Thread.ofVirtual().name("look-up-" + id).start(() -> lookUp(id, answer));
        return answer;
    }

    private void lookUp(DataObjectId id, CompletableFuture<Optional<Listing>> answer) {
        try {
            Optional<Optional<Listing>> known = Optional.ofNullable(remembered.getIfPresent(id));
            Optional<Listing> found = known.isPresent() ? known.get() : ask(id);
            pending.remove(id);
            answer.complete(found);
        } catch (RuntimeException | Error e) {
            pending.remove(id);
            answer.completeExceptionally(e);
        }
    }

    private Optional<Listing> ask(DataObjectId id) {
        Optional<Listing> found = asked.find(id);
        remembered.put(id, found);
        return found;
    }

    private static Optional<Listing> await(DataObjectId id, CompletableFuture<Optional<Listing>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CatalogFailure("interrupted while object " + id + " was looked up", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CatalogFailure failure) {
                throw new CatalogFailure("object " + id + ": " + failure.getMessage(), failure.retryable(), failure);
            }
            throw new IllegalStateException("object " + id + " could not be looked up", e.getCause());
        }
    }
}
