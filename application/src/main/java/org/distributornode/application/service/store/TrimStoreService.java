package org.distributornode.application.service.store;

import org.distributornode.application.usecase.store.TrimStore;

/// Trims the buckets in [Shelves].
public final class TrimStoreService implements TrimStore {

    private final Shelves shelves;

    public TrimStoreService(Shelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public Trimmed trim() {
        return shelves.trim();
    }
}
