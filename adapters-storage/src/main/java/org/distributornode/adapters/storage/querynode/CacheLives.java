package org.distributornode.adapters.storage.querynode;

import java.time.Duration;
import java.util.Optional;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;

/// How long a catalogue's answers are believed.
///
/// @param positive for an object that can be served
/// @param negative for one that is unknown or not accepted, which can change any moment
/// @param mostObjects how many answers are kept
public record CacheLives(Duration positive, Duration negative, long mostObjects) {

    Duration of(Optional<Listing> answer) {
        return answer.filter(Listing::accepted).isPresent() ? positive : negative;
    }
}
