package org.distributornode.application.service.integration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.usecase.integration.ManageDistributors;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;
import org.distributornode.domain.integration.SigningSecret;
import org.distributornode.domain.integration.Webhook;

/// One change at a time, so that none is lost to another.
public final class DistributorsService implements ManageDistributors {

    private final DistributorStore store;
    private final Feed feed;
    private final Supplier<SigningSecret> secrets;
    private final Self self;
    private final int most;

    /// @param feed of the same store
    /// @param secrets that nobody can guess
    /// @param most distributors that there may be
    public DistributorsService(
            DistributorStore store, Feed feed, Supplier<SigningSecret> secrets, Self self, int most) {
        this.store = store;
        this.feed = feed;
        this.secrets = secrets;
        this.self = self;
        this.most = most;
    }

    @Override
    public synchronized Creation create(Optional<Webhook> webhook) {
        if (store.list(Optional.empty(), most).size() >= most) {
            return new Creation.TooMany(most);
        }
        return feed.between(() -> new Creation.Created(added(webhook)));
    }

    private Distributor added(Optional<Webhook> webhook) {
        Instant now = now();
        DistributorId id = new DistributorId(self.ids().get());
        Distributor distributor = new Distributor(id, webhook, secrets.get(), now, now);
        store.add(distributor);
        return distributor;
    }

    @Override
    public Optional<Distributor> find(DistributorId id) {
        return store.find(id);
    }

    @Override
    public List<Distributor> list(Optional<DistributorId> after, int limit) {
        return store.list(after, limit);
    }

    @Override
    public synchronized Optional<Distributor> change(DistributorId id, UnaryOperator<Optional<Webhook>> change) {
        return feed.between(() -> replaced(id, old -> old.with(change.apply(old.webhook()), now())));
    }

    @Override
    public synchronized Optional<Distributor> rotateSecret(DistributorId id) {
        return replaced(id, old -> old.with(secrets.get(), now()));
    }

    @Override
    public synchronized boolean remove(DistributorId id) {
        return store.remove(id);
    }

    private Optional<Distributor> replaced(DistributorId id, UnaryOperator<Distributor> change) {
        return store.find(id).map(change).filter(store::replace);
    }

    private Instant now() {
        return self.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
