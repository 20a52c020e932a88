package org.distributornode.application.usecase.planted;

import org.distributornode.application.port.cache.CacheStore;

/// Planted: a use case that hands out a port.
public interface KnowsAPort {

    CacheStore store();
}
