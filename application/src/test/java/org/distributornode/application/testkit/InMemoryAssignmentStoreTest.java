package org.distributornode.application.testkit;

import org.distributornode.application.port.assignment.AssignmentStore;

final class InMemoryAssignmentStoreTest implements AssignmentStoreContract {

    private final AssignmentStore store = new InMemoryAssignmentStore();

    @Override
    public AssignmentStore open() {
        return store;
    }
}
