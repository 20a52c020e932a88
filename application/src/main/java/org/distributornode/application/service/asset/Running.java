package org.distributornode.application.service.asset;

/// A download and the work on it; itself alone.
final class Running {

    final Download download;
    final FillRun run;

    Running(Download download, FillRun run) {
        this.download = download;
        this.run = run;
    }
}
