package org.distributornode.benchmarks;

/// What a measurement cost, from [#start] to the call that asks.
final class Meter {

    private final ProcessTree server;
    private final ProcessTree ourselves = new ProcessTree(ProcessHandle.current());
    private final long started = System.nanoTime();
    private final double serverBefore;
    private final double clientBefore;
    private final double busyBefore;

    private Meter(ProcessTree server) {
        this.server = server;
        this.serverBefore = server.cpu();
        this.clientBefore = client();
        this.busyBefore = Machine.busy();
    }

    static Meter start(Target target) {
        return new Meter(target.processes());
    }

    /// Seconds of CPU that the server took.
    double server() {
        return server.cpu() - serverBefore;
    }

    /// Cores that others than server, client and sources kept busy: the noise.
    double foreign() {
        double seconds = (System.nanoTime() - started) / 1e9;
        double others = Machine.busy() - busyBefore - server() - (client() - clientBefore);
        return Math.max(0, others / seconds);
    }

    private double client() {
        return ourselves.self();
    }
}
