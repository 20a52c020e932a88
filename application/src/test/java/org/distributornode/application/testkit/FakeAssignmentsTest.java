package org.distributornode.application.testkit;

import java.net.URI;
import java.util.List;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.source.Source;

final class FakeAssignmentsTest implements NetworkAssignmentContract {

    private final FakeAssignments assignments = new FakeAssignments();

    @Override
    public AssignmentCatalog assignmentsOf(List<Listing> listings) {
        listings.forEach(listing -> assignments.give(listing.object().id(), listing.buckets()));
        return assignments;
    }

    @Override
    public AssignmentCatalog silentAssignments() {
        assignments.fallSilent();
        return assignments;
    }

    @Override
    public AssignmentCatalog assignmentsThatBreakOff(List<Listing> listings) {
        assignments.breakOffAfter(2);
        return assignmentsOf(listings);
    }

    @Override
    public Source anySource() {
        return new Source(URI.create("http://fake.example/api/v1"), Source.Kind.STORAGE_NODE);
    }
}
