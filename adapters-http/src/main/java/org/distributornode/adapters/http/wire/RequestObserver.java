package org.distributornode.adapters.http.wire;

import java.util.List;
import java.util.Optional;
import org.distributornode.application.usecase.asset.Freshness;

/// Sees every request for an asset, whichever path answers it. Called from any thread; must neither block nor throw.
@FunctionalInterface
public interface RequestObserver {

    /// Sees nothing.
    RequestObserver NONE = _ -> Unseen.OF_ALL;

    /// A request has arrived.
    Observation begin(Arrival arrival);

    /// One that tells all of `observers`.
    static RequestObserver all(List<RequestObserver> observers) {
        return switch (observers.size()) {
            case 0 -> NONE;
            case 1 -> observers.getFirst();
            default -> new ObserverGroup(observers);
        };
    }

    /// One request from here on.
    interface Observation {

        /// The first byte of the object leaves. Called at most once.
        void firstByte();

        /// The answer is over. Called once.
        void end(Summary summary);
    }

    /// Sees nothing of any request.
    enum Unseen implements Observation {
        OF_ALL;

        @Override
        public void firstByte() {}

        @Override
        public void end(Summary summary) {}
    }

    /// @param status the code that was answered
    /// @param freshness the object's state, empty if there is no such object here
    /// @param bytes bytes of the body that were handed to the connection
    record Summary(int status, Optional<Freshness> freshness, long bytes, Ending ending) {}

    enum Ending {
        /// As its head promised.
        WHOLE,
        /// By us, since the bytes did not come.
        CUT,
        /// By the client, who left.
        LEFT
    }
}
