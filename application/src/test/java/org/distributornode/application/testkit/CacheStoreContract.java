package org.distributornode.application.testkit;

/// What every [CacheStore] keeps to.
public interface CacheStoreContract
        extends HeldObjectContract,
                SeenBytesContract,
                FillContract,
                FillReaderContract,
                LeftFillContract,
                UnprovenContract,
                RemainsContract {}
