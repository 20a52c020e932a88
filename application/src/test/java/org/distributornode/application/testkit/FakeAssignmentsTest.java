package org.distributornode.application.testkit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.source.Source;

final class FakeAssignmentsTest implements NetworkAssignmentContract {

    private final FakeAssignments assignments = new FakeAssignments();

    @Override
    public AssignmentCatalog assignmentsOf(List<Listing> listings) {
        listings.forEach(listing -> assignments.give(listing.object().id(), listing.buckets()));
        return assignments;
    }

    @Override
    public AssignmentCatalog bagsOf(Map<BagId, List<Listing>> bags) {
        bags.forEach((bag, listings) -> listings.forEach(listing -> assignments
                .give(listing.object().id(), listing.buckets())
                .put(listing.object().id(), bag)));
        return assignments;
    }

    @Override
    public AssignmentCatalog bagsThatBreakOff(Map<BagId, List<Listing>> bags) {
        assignments.breakOffAfter(2);
        return bagsOf(bags);
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
