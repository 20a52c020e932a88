package org.distributornode.adapters.filesystem.store;

import org.distributornode.application.port.store.ObjectStore.Published;

/// How the file of an object to be was ended.
sealed interface Ending {

    /// @param end how long the file is
    record Forced(ObjectRecord object, long end) implements Ending {}

    record Refused(Published why) implements Ending {}
}
