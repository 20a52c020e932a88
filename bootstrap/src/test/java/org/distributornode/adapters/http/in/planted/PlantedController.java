package org.distributornode.adapters.http.in.planted;

import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.service.planted.PlantedService;

/// Planted: a driving adapter, open to all, that goes past the use cases.
public final class PlantedController {

    public CacheStore store(CacheStore store) {
        return store;
    }

    public PlantedService service() {
        return new PlantedService();
    }

    /// Planted: a wire record that anyone can use.
    public record PlantedResponse(String text) {}
}
