package org.distributornode.bootstrap.planted.two;

import org.distributornode.bootstrap.planted.one.One;

/// Planted: the other half of a cycle.
public final class Two {

    public One other(One other) {
        return other;
    }
}
