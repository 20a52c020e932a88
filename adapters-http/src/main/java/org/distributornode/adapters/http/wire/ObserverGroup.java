package org.distributornode.adapters.http.wire;

import java.util.List;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;

/// Several observers that see the same requests.
record ObserverGroup(List<RequestObserver> observers) implements RequestObserver {

    ObserverGroup {
        observers = List.copyOf(observers);
    }

    @Override
    public Observation begin(Arrival arrival) {
        return new Group(
                observers.stream().map(observer -> observer.begin(arrival)).toList());
    }

    private record Group(List<Observation> observations) implements Observation {

        @Override
        public void firstByte() {
            observations.forEach(Observation::firstByte);
        }

        @Override
        public void end(Summary summary) {
            observations.forEach(observation -> observation.end(summary));
        }
    }
}
