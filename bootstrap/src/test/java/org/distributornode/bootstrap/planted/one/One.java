package org.distributornode.bootstrap.planted.one;

import org.distributornode.bootstrap.planted.two.Two;

/// Planted: half of a cycle.
public final class One {

    public Two other(Two other) {
        return other;
    }
}
