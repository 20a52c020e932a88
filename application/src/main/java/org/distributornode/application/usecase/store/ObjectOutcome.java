package org.distributornode.application.usecase.store;

import org.distributornode.domain.store.StoredObject;

/// How something ends that is done to one object.
public sealed interface ObjectOutcome {

    /// @param object as it is now; of one that is gone, as it was
    record Done(StoredObject object) implements ObjectOutcome {}

    record Refused(StoreRefusal why) implements ObjectOutcome {}
}
