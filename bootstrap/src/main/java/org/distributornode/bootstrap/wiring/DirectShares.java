package org.distributornode.bootstrap.wiring;

/// How much of Java's memory outside of the heap goes to what stays there; the rest is for connections and what is
/// fetched. In bytes.
///
/// @param hot of `publicApi.hotMemory`
/// @param crowd of `publicApi.crowdMemory`
/// @param aistore of `aistoreApi.hotMemory`
record DirectShares(long hot, long crowd, long aistore) {

    /// The same, unless that is more than half of all such memory: then half of it, in the same proportion.
    ///
    /// @param most all that Java gives
    DirectShares within(long most) {
        double fraction = Math.min(1, most / 2.0 / sum());
        return new DirectShares(part(hot, fraction), part(crowd, fraction), part(aistore, fraction));
    }

    private double sum() {
        return Math.max(1.0, (double) hot + crowd + aistore);
    }

    private static long part(long of, double fraction) {
        return fraction < 1 ? (long) (of * fraction) : of;
    }
}
