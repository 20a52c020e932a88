package org.distributornode.application.usecase.store;

import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.StoreBucket;

/// Tells the objects of a bucket, page by page.
@FunctionalInterface
public interface ListObjects {

    Outcome list(StoreBucket bucket, ObjectQuery query);

    sealed interface Outcome {

        record Listed(ObjectPage page) implements Outcome {}

        record Refused(StoreRefusal why) implements Outcome {}
    }
}
