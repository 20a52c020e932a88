package org.distributornode.adapters.http.in.aistore.object;

import org.distributornode.adapters.http.in.aistore.NodeNames;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.StoreErrors;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;

/// The object that a request is about.
///
/// @param node whose names appear in errors
record ObjectPath(StoreBucket bucket, ObjectName name, NodeNames node) {

    Refused refused(StoreRefusal why) {
        return StoreErrors.of(why, node);
    }

    /// @throws Refused if it is not done
    StoredObject done(ObjectOutcome outcome) {
        return switch (outcome) {
            case ObjectOutcome.Done(StoredObject object) -> object;
            case ObjectOutcome.Refused(StoreRefusal why) -> throw refused(why);
        };
    }

    /// `ais://bucket/object`, as messages have it.
    @Override
    public String toString() {
        return bucket + "/" + name;
    }
}
