package org.distributornode.adapters.filesystem.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.distributornode.application.port.cache.CacheStore.Subscription;

/// Those who want to hear of progress. Safe for use by any number of threads; no lock is held while one is told.
final class Listeners {

    private final List<Listening> all = new CopyOnWriteArrayList<>();

    Subscription add(Runnable listener) {
        Listening added = new Listening(listener);
        all.add(added);
        return added;
    }

    void tell() {
        all.forEach(Listening::tell);
    }

    private final class Listening implements Subscription {

        private final Runnable listener;
        private volatile boolean closed;

        private Listening(Runnable listener) {
            this.listener = listener;
        }

        private void tell() {
            if (!closed) {
                listener.run();
            }
        }

        @Override
        public void close() {
            closed = true;
            all.remove(this);
        }
    }
}
