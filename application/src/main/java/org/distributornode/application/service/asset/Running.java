package org.distributornode.application.service.asset;

/// A download and the work on it; itself alone.
final class Running {

    final Download download;
    final FillRun run;

    Running(Download download, FillRun run) {
        this.download = download;
        this.run = run;
    }

    /// Whether it will leave its turn to others.
    boolean isLeaving() {
        return run.isInTurn() && download.isGivenUp();
    }

    /// Leaves its turn to others if nobody reads it; what it has stays for the next time.
    ///
    /// @return false if it does not
    boolean giveWay() {
        return run.isInTurn() && download.retire();
    }
}
