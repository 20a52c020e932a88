package org.distributornode.application.service.asset;

/// Who looks after a download; told without any lock of the download.
interface DownloadHost {

    /// The readers will learn now that the download ended.
    void ended();

    /// Somebody reads it now, who may be the first and waits for its turn, or nobody does any more.
    void readChanged();
}
