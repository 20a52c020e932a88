package org.distributornode.adapters.http.in.aistore.object;

import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.application.usecase.store.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a request's body to where it belongs.
final class Receiving {

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private Receiving() {}

    /// Nothing is kept if the client does not send it all; the exception that tells so goes on.
    ///
    /// @return how it ended
    static <R> R receive(Call call, Incoming<R> into) {
        try (into) {
            if (!call.content().drainTo(into::write)) {
                LOG.debug("no room left, the rest is not wanted");
            }
            return into.finish();
        }
    }

    /// How many bytes will come; -1 if the client does not say.
    static long announced(Call call) {
        return call.length();
    }
}
