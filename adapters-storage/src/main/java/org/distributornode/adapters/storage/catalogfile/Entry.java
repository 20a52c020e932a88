package org.distributornode.adapters.storage.catalogfile;

import java.util.Optional;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;

/// One object of a catalogue file.
///
/// @param bag the one it is in, if any
record Entry(Listing listing, Optional<BagId> bag) {

    DataObjectId id() {
        return listing.object().id();
    }
}
