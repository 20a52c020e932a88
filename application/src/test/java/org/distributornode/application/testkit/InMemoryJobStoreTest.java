package org.distributornode.application.testkit;

import org.distributornode.application.port.job.JobStore;

final class InMemoryJobStoreTest implements JobStoreContract {

    private final InMemoryJobStore store = new InMemoryJobStore();

    @Override
    public JobStore open() {
        return store;
    }
}
