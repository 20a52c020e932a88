package org.distributornode.application.usecase.store;

import java.util.Map;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;

/// Changes single objects.
public interface EditObjects {

    ObjectOutcome delete(StoreBucket bucket, ObjectName name);

    /// Lets go of what is on this node of an object that is elsewhere too.
    ObjectOutcome evict(StoreBucket bucket, ObjectName name);

    ObjectOutcome rename(StoreBucket bucket, ObjectName from, ObjectName to);

    /// Onto whatever has the new name.
    ObjectOutcome copy(Place from, Place to);

    /// Attaches entries to an object.
    ///
    /// @param replace whether others are taken away
    ObjectOutcome attach(Place object, Map<String, String> entries, boolean replace);

    /// Makes as many copies of an object as its bucket says, and those that are lost anew.
    ObjectOutcome mirror(StoreBucket bucket, ObjectName name);

    record Place(StoreBucket bucket, ObjectName name) {}
}
