package org.distributornode.benchmarks;

/// How much is asked for.
///
/// @param large bytes of an object that takes its time
/// @param medium bytes of an object that many want at once
/// @param crowd clients at once
/// @param waiters clients on one stalled fill
/// @param stallSeconds how long that is watched, once it has been left alone for as long
/// @param warmUps fills of each target before anything is measured
record Scale(long large, long medium, int crowd, int waiters, int stallSeconds, int warmUps) {

    static final long MIB = 1024 * 1024;

    /// Bytes per second of the sources' line.
    static final double LINK = 20.0 * MIB;

    /// Bytes of the ranges that are asked for.
    static final int RANGE = 64 * 1024;

    /// Crowds that a target serves in a turn before anything is measured.
    static final int WARM_UP_CROWDS = 15;

    /// Turns of crowds, unless one gets no cheaper.
    static final int WARM_UP_TURNS = 12;

    static Scale of(boolean isShort) {
        return isShort
                ? new Scale(60 * MIB, 10 * MIB, 50, 200, 2, 10)
                : new Scale(200 * MIB, 10 * MIB, 200, 2000, 5, 60);
    }

    /// The shortest time in which an object can come over the line, in seconds.
    static double ideal(long size) {
        return (size - LINK * Uplink.CREDIT_SECONDS) / LINK;
    }
}
