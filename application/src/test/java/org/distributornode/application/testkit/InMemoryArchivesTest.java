package org.distributornode.application.testkit;

import org.distributornode.application.port.store.Archives;

class InMemoryArchivesTest implements ArchivesContract {

    @Override
    public Archives archives() {
        return new InMemoryArchives();
    }
}
