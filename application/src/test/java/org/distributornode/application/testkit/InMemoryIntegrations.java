package org.distributornode.application.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.distributornode.application.port.integration.IntegrationFailure;
import org.distributornode.application.port.integration.Outbox.Cursor;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;

/// The medium of distributors and their deliveries, which outlives the stores on it and refuses on demand.
public final class InMemoryIntegrations {

    private final Map<DistributorId, Distributor> distributors = new LinkedHashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Optional<Cursor> cursor = Optional.empty();
    private boolean failing;

    /// Whether it refuses from now on.
    public synchronized void fail(boolean now) {
        failing = now;
    }

    void check() {
        if (failing) {
            throw new IntegrationFailure("told to fail", new IllegalStateException(), true);
        }
    }

    Map<DistributorId, Distributor> distributors() {
        return distributors;
    }

    /// In the order of their queues.
    List<Delivery> deliveries() {
        return deliveries;
    }

    Optional<Cursor> cursor() {
        return cursor;
    }

    void move(Cursor to) {
        cursor = Optional.of(to);
    }

    /// What stands behind `id` in `all`; everything without one, nothing if it is not there.
    static <T, I> List<T> behind(List<T> all, Optional<I> id, Function<T, I> idOf) {
        if (id.isEmpty()) {
            return all;
        }
        for (int place = 0; place < all.size(); place++) {
            if (idOf.apply(all.get(place)).equals(id.get())) {
                return all.subList(place + 1, all.size());
            }
        }
        return List.of();
    }
}
