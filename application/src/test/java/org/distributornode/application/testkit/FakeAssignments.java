package org.distributornode.application.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.DataObjectId;

/// Gives objects to buckets as the test tells it to; falls silent, breaks off or leaves objects out on demand.
public final class FakeAssignments implements AssignmentCatalog {

    private static final int PAGE = 100;

    private final Map<DataObjectId, List<Bucket>> given = new TreeMap<>();
    private final Map<DataObjectId, BagId> bags = new HashMap<>();
    private int pagesLeft = Integer.MAX_VALUE;
    private boolean forgetful;
    private Runnable onQuestion = () -> {};

    /// Gives an object to these buckets, and to no others.
    public synchronized FakeAssignments give(DataObjectId id, List<Bucket> buckets) {
        given.put(id, List.copyOf(buckets));
        return this;
    }

    /// Puts an object that was given into this bag.
    public synchronized FakeAssignments put(DataObjectId id, BagId bag) {
        bags.put(id, bag);
        return this;
    }

    public synchronized void forget(DataObjectId id) {
        given.remove(id);
        bags.remove(id);
    }

    /// From now on nothing is answered.
    public void fallSilent() {
        breakOffAfter(0);
    }

    /// From now on each list breaks off after so many pages; after none, nothing is answered at all.
    public synchronized void breakOffAfter(int pages) {
        pagesLeft = pages;
    }

    public void speakAgain() {
        breakOffAfter(Integer.MAX_VALUE);
    }

    /// From now on lists are empty, while what is asked by its number is told truly.
    public synchronized void listNothing() {
        forgetful = true;
    }

    public synchronized void listAllAgain() {
        forgetful = false;
    }

    /// Runs an action before each list is told.
    public synchronized void beforeEachList(Runnable action) {
        onQuestion = action;
    }

    @Override
    public synchronized void assigned(BucketSelection selection, Consumer<List<DataObjectId>> page) {
        onQuestion.run();
        tell(forgetful ? List.of() : covered(selection), page);
    }

    @Override
    public synchronized void objectsOf(BagId bag, Consumer<List<DataObjectId>> page) {
        onQuestion.run();
        tell(
                forgetful
                        ? List.of()
                        : given.keySet().stream()
                                .filter(id -> bag.equals(bags.get(id)))
                                .toList(),
                page);
    }

    @Override
    public synchronized Map<DataObjectId, List<Bucket>> bucketsOf(Collection<DataObjectId> ids) {
        if (ids.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("asked about " + ids.size() + " objects at once");
        }
        if (pagesLeft == 0) {
            throw new CatalogFailure("the fake network is silent", true);
        }
        return ids.stream().distinct().filter(given::containsKey).collect(Collectors.toMap(id -> id, given::get));
    }

    private void tell(List<DataObjectId> all, Consumer<List<DataObjectId>> page) {
        int pages = 0;
        for (int from = 0; from < all.size() || pagesLeft == 0; from += PAGE) {
            if (pages++ == pagesLeft) {
                throw new CatalogFailure("the fake network breaks off", true);
            }
            page.accept(List.copyOf(all.subList(from, Math.min(all.size(), from + PAGE))));
        }
    }

    private List<DataObjectId> covered(BucketSelection selection) {
        List<DataObjectId> ours = new ArrayList<>();
        given.forEach((id, buckets) -> {
            if (selection.covers(buckets)) {
                ours.add(id);
            }
        });
        return ours;
    }
}
