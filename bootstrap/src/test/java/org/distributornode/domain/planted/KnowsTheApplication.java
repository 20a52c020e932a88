package org.distributornode.domain.planted;

import java.net.Socket;
import java.util.logging.Logger;
import org.distributornode.application.port.cache.CacheStore;

/// Planted: a domain class that knows a port, the network and a log.
public final class KnowsTheApplication {

    public CacheStore store(CacheStore store, Logger log) {
        log.fine("planted");
        return store;
    }

    public Socket socket() {
        return new Socket();
    }
}
