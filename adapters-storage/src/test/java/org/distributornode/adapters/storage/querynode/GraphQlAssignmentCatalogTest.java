package org.distributornode.adapters.storage.querynode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.simulated.ListQuirk;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.SimulatedBag;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket.Operator;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket.Status;
import org.distributornode.adapters.storage.simulated.SimulatedNetwork;
import org.distributornode.adapters.storage.simulated.SimulatedObject;
import org.distributornode.adapters.storage.simulated.SimulatedQueryNode;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.testkit.AssignmentCatalogContract;
import org.distributornode.application.testkit.NetworkAssignmentContract;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlAssignmentCatalogTest implements NetworkAssignmentContract {

    private static final int PAGE = 400;
    private static final BucketSelection WORKER = new BucketSelection.AllOfWorker(new WorkerId(3));

    private final SimulatedNetwork network = new SimulatedNetwork();
    private final SimulatedQueryNode node = SimulatedQueryNode.start(network);
    private final OutboundHttp http = Outbound.patient();

    @AfterEach
    void stop() {
        http.close();
        node.close();
    }

    private AssignmentCatalog catalog(Distributing distributing, int pageSize) {
        return new GraphQlAssignmentCatalog(Clients.toLists(node.endpoint(), http), distributing, pageSize);
    }

    @Override
    public AssignmentCatalog assignmentsOf(List<Listing> listings) {
        listings.forEach(listing -> ListedNetwork.put(network, listing));
        return catalog(Distributing.IGNORED, PAGE);
    }

    @Override
    public AssignmentCatalog bagsOf(Map<BagId, List<Listing>> bags) {
        bags.forEach((bag, listings) -> listings.forEach(listing -> ListedNetwork.put(network, listing, bag.text())));
        return catalog(Distributing.IGNORED, PAGE);
    }

    @Override
    public AssignmentCatalog bagsThatBreakOff(Map<BagId, List<Listing>> bags) {
        node.answer(new QueryReply.Then(2, QueryReply.serverError()));
        return bagsOf(bags);
    }

    @Override
    public AssignmentCatalog silentAssignments() {
        node.answer(new QueryReply.Cut());
        return assignmentsOf(List.of());
    }

    @Override
    public AssignmentCatalog assignmentsThatBreakOff(List<Listing> listings) {
        node.answer(new QueryReply.Then(3, QueryReply.serverError()));
        return assignmentsOf(listings);
    }

    @Override
    public Source anySource() {
        return new Source(URI.create("http://node.example/api/v1"), Source.Kind.STORAGE_NODE);
    }

    /// Ten objects in two bags of one bucket of worker 3, one of the bags in a second one of theirs.
    private void putTenObjects(boolean distributing) {
        var operators = List.of(new Operator(3, Status.ACTIVE));
        network.put(new SimulatedDistributionBucket("0:1", operators, distributing));
        network.put(new SimulatedDistributionBucket("0:2", operators, distributing));
        network.put(new SimulatedBag("dynamic:channel:1", List.of(), List.of("0:1")));
        network.put(new SimulatedBag("dynamic:channel:2", List.of(), List.of("0:1", "0:2")));
        for (int id = 1; id <= 10; id++) {
            network.put(SimulatedObject.accepted("" + id, 1, "any", "dynamic:channel:" + (1 + id % 2)));
        }
    }

    private static Set<Long> oneToTen() {
        return Set.copyOf(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void walksBagsAndObjectsInPages() {
        putTenObjects(true);

        assertThat(AssignmentCatalogContract.named(catalog(Distributing.IGNORED, 2), WORKER))
                .isEqualTo(oneToTen());

        assertThat(node.queries("distributionBucketBags")).isEqualTo(3);
        assertThat(node.queries())
                .allSatisfy(query -> assertThat(query.variables()).containsEntry("limit", 2));
    }

    @Test
    void findsAllThoughTheOtherSideHasALimitOfItsOwn() {
        putTenObjects(true);
        node.answer(new QueryReply.Lists(ListQuirk.SHORT));

        assertThat(AssignmentCatalogContract.named(catalog(Distributing.IGNORED, 100), WORKER))
                .isEqualTo(oneToTen());
    }

    @ParameterizedTest
    @EnumSource
    void looksAtTheFlagOnlyIfAskedTo(Distributing distributing) {
        putTenObjects(false);

        var named = AssignmentCatalogContract.named(catalog(distributing, 100), WORKER);
        var chosen =
                AssignmentCatalogContract.named(catalog(distributing, 100), AssignmentCatalogContract.chosen("0:1"));
        var buckets = catalog(distributing, 100).bucketsOf(List.of(new DataObjectId(1)));

        boolean honoured = distributing == Distributing.HONOURED;
        assertThat(named).hasSize(honoured ? 0 : 10);
        assertThat(chosen).hasSize(honoured ? 0 : 10);
        assertThat(buckets.get(new DataObjectId(1))).hasSize(honoured ? 0 : 2);
    }

    @Test
    void namesWhatDistributesWhenTheFlagIsHonoured() {
        putTenObjects(true);

        assertThat(AssignmentCatalogContract.named(catalog(Distributing.HONOURED, 100), WORKER))
                .isEqualTo(oneToTen());
    }

    @Test
    void givesUpAListThatDoesNotEnd() {
        putTenObjects(true);
        node.answer(new QueryReply.Lists(ListQuirk.ENDLESS));

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog(Distributing.IGNORED, 2).assigned(WORKER, _ -> {}))
                .withMessageContaining("does not end");
    }

    @Test
    void givesUpAListOfMoreThanAnyNetworkHas() {
        Pages pages = new Pages(5);
        int[] next = {0};

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> pages.walk(_ -> List.of(next[0]++, next[0]++), String::valueOf, _ -> {}));
        assertThat(next[0]).isEqualTo(6);
    }

    @Test
    void refusesToBeToldOfObjectsThatNobodyAskedAbout() {
        putTenObjects(true);
        String other =
                "{\"data\":{\"storageDataObjects\":[{\"id\":\"2\",\"storageBag\":{\"distributionBuckets\":[]}}]}}";
        node.answer(new QueryReply.Fixed(200, "application/json", other));

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog(Distributing.IGNORED, 2).bucketsOf(List.of(new DataObjectId(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"storageDataObjects\":null}}", "{\"data\":{}}", "{\"data\":null}", "{}"})
    void takesNoListForNoEmptyOne(String body) {
        node.answer(new QueryReply.Fixed(200, "application/json", body));

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog(Distributing.IGNORED, 2).bucketsOf(List.of(new DataObjectId(1))));
        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog(Distributing.IGNORED, 2).assigned(new BucketSelection.Everything(), _ -> {}));
    }

    @Test
    void refusesObjectsWithoutANumber() {
        putTenObjects(true);
        network.put(SimulatedObject.accepted("x1", 1, "any", "dynamic:channel:1"));

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog(Distributing.IGNORED, 100).assigned(WORKER, _ -> {}));
    }
}
