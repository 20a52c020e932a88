package org.distributornode.application.testkit;

/// What every [CacheStore] keeps to.
public interface CacheStoreContract
        extends HeldObjectContract,
                FillContract,
                FillReaderContract,
                LeftFillContract,
                UnprovenContract,
                RemainsContract {}
