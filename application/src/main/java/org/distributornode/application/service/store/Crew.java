package org.distributornode.application.service.store;

import java.util.concurrent.Executor;

/// Who deals with the objects of a job.
///
/// @param threads runs each task on a thread of its own
/// @param size how many objects at once
record Crew(Executor threads, int size) {

    public Crew {
        if (size < 1) {
            throw new IllegalArgumentException("nobody");
        }
    }

    /// The same, but no more than so many; 0 for no other bound.
    Crew atMost(int most) {
        return most == 0 || most >= size ? this : new Crew(threads, most);
    }
}
