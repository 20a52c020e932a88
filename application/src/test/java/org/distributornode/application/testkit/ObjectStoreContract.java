package org.distributornode.application.testkit;

/// What every [org.distributornode.application.port.store.ObjectStore] keeps to.
public interface ObjectStoreContract
        extends ObjectWritingContract,
                ObjectListingContract,
                ObjectCrashContract,
                ObjectSharingContract,
                ObjectSightContract {}
