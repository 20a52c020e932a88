package org.distributornode.application.service.store;

import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.FindBuckets.Summary;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectQuery;

/// The objects of a bucket that has them elsewhere. They cannot be written; reading one brings it to this node.
public interface RemoteObjects {

    /// The one bucket that has them.
    BucketEntry bucket();

    ObjectOutcome inspect(ObjectName name);

    ReadObject.Outcome open(ObjectName name, Extent extent);

    ListObjects.Outcome list(ObjectQuery query);

    /// Lets go of what is on this node.
    ObjectOutcome evict(ObjectName name);

    /// Brings it to this node, if it is not there.
    ///
    /// @throws InterruptedException if the thread is interrupted, or the node ends
    ObjectOutcome bring(ObjectName name) throws InterruptedException;

    Summary summarise(String prefix);
}
