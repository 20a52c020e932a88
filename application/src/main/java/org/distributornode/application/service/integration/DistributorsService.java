package org.distributornode.application.service.integration;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final Supplier<SigningSecret> secrets;
    private final Supplier<UUID> ids;
    private final InstantSource clock;
    private final int most;

    /// @param secrets that nobody can guess
    /// @param ids no two alike
    /// @param most distributors that there may be
    public DistributorsService(
            DistributorStore store,
            Supplier<SigningSecret> secrets,
            Supplier<UUID> ids,
            InstantSource clock,
            int most) {
        this.store = store;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.most = most;
    }

    @Override
    public synchronized Creation create(Optional<Webhook> webhook) {
        if (store.list(Optional.empty(), most).size() >= most) {
            return new Creation.TooMany(most);
        }
        Instant now = now();
        Distributor distributor = new Distributor(new DistributorId(ids.get()), webhook, secrets.get(), now, now);
        store.add(distributor);
        return new Creation.Created(distributor);
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
        return replaced(id, old -> old.with(change.apply(old.webhook()), now()));
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
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
