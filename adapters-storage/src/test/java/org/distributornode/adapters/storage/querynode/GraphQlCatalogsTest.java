package org.distributornode.adapters.storage.querynode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.simulated.SimulatedBag;
import org.distributornode.adapters.storage.simulated.SimulatedNetwork;
import org.distributornode.adapters.storage.simulated.SimulatedObject;
import org.distributornode.adapters.storage.simulated.SimulatedQueryNode;
import org.distributornode.adapters.storage.simulated.SimulatedStorageBucket;
import org.distributornode.adapters.storage.simulated.SimulatedStorageBucket.Operator;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth.Health;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlCatalogsTest {

    private static final DataObjectId ID = new DataObjectId(1);
    private static final String BAG = "static:council";
    private static final String HASH = "gW4QsJpeRbCjxSBRonyaCtuexDiyZiQRMJVN4EnvHcVdAU";

    private final SimulatedNetwork network = new SimulatedNetwork();
    private final SimulatedQueryNode node = SimulatedQueryNode.start(network);
    private final OutboundHttp http = Outbound.patient();
    private final QueryNodeClient client = Clients.to(node.endpoint(), http);

    @AfterEach
    void stop() {
        http.close();
        node.close();
    }

    @ParameterizedTest
    @CsvSource({
        "http://node.example,            http://node.example/api/v1",
        "http://node.example/,           http://node.example/api/v1",
        "https://node.example:444/sub/,  https://node.example:444/sub/api/v1",
        "' http://node.example ',        http://node.example/api/v1",
    })
    void readsTheNodesAddress(String endpoint, String location) {
        network.put(SimulatedStorageBucket.active("1", endpoint));

        assertThat(new GraphQlSourceCatalog(client).active())
                .containsExactly(new Source(URI.create(location), Source.Kind.STORAGE_NODE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "node.example",
                "ftp://node.example/",
                "http://",
                "http:///x",
                "http://no de/",
                "http://user:secret@node.example",
                "http://node.example/?x=",
                "http://node.example/#x",
                "http://node.example:99999/",
                "file:///etc/passwd",
                "javascript:alert(1)"
            })
    void leavesOutWhatIsNoAddress(String endpoint) {
        network.put(SimulatedStorageBucket.active("1", endpoint));

        assertThat(new GraphQlSourceCatalog(client).active()).isEmpty();
    }

    @Test
    void takesOnlyActiveOperatorsForSources() {
        network.put(SimulatedStorageBucket.active("1", "http://one.example"));
        network.put(SimulatedStorageBucket.active("2", "http://one.example/"));
        network.put(new SimulatedStorageBucket("3", Operator.INVITED, "http://three.example"));
        network.put(new SimulatedStorageBucket("4", Operator.MISSING, null));
        network.put(new SimulatedStorageBucket("5", Operator.ACTIVE, null));
        network.put(new SimulatedBag(BAG, List.of("1", "2", "3", "4", "5"), List.of()));
        network.put(SimulatedObject.accepted("1", 3, HASH, BAG));
        var expected = new Source(URI.create("http://one.example/api/v1"), Source.Kind.STORAGE_NODE);

        var found = new GraphQlObjectCatalog(client, Distributing.IGNORED, 400)
                .find(ID)
                .orElseThrow();

        assertThat(found.sources()).containsExactly(expected);
        assertThat(new GraphQlSourceCatalog(client).active()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "text/vtt,                 text/vtt",
        "text/vtt; charset=utf-8,  text/vtt; charset=utf-8",
        "text/html,                text/html",
        "TEXT/VTT,                 ''",
        "text/srt,                 ''",
        "application/x-subrip,     ''",
        "text/,                    ''",
        "nonsense,                 ''",
    })
    void believesKnownTextTypesOfSubtitles(String declared, String expected) {
        network.put(new SimulatedObject("1", 3, HASH, true, BAG, declared));

        var object = new GraphQlObjectCatalog(client, Distributing.IGNORED, 400)
                .find(ID)
                .orElseThrow()
                .object();

        assertThat(object.declaredType()).isEqualTo(Optional.of(expected).flatMap(MediaType::parse));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Qmaaa", "gW4QsJpeRbCjxSBRonyaCtuexDiyZiQRMJVN4EnvHcVdA0"})
    void namesTheObjectWhoseHashIsUnusable(String hash) {
        network.put(SimulatedObject.accepted("1", 3, hash, BAG));

        var failure = catchThrowableOfType(
                CatalogFailure.class, () -> new GraphQlObjectCatalog(client, Distributing.IGNORED, 400).find(ID));

        assertThat(failure).hasMessageContaining("object 1 is unusable").hasMessageContaining("hash");
        assertThat(failure.retryable()).isFalse();
        assertThat(node.queries()).hasSize(1);
    }

    @Test
    void namesTheObjectWhoseSizeIsUnusable() {
        network.put(SimulatedObject.accepted("1", -3, HASH, BAG));

        var failure = catchThrowableOfType(
                CatalogFailure.class, () -> new GraphQlObjectCatalog(client, Distributing.IGNORED, 400).find(ID));

        assertThat(failure).hasMessageContaining("object 1 is unusable").hasMessageContaining("-3");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void describesAThousandObjectsInPages() {
        List<DataObjectId> ids =
                LongStream.range(0, 1_000).mapToObj(DataObjectId::new).toList();
        ids.forEach(id -> network.put(SimulatedObject.accepted(id.toString(), 3, HASH, BAG)));
        network.put(SimulatedObject.accepted("7", 3, "Qmaaa", BAG));

        var catalog = new GraphQlObjectCatalog(Clients.toLists(node.endpoint(), http), Distributing.IGNORED, 400);
        var described = catalog.describe(ids);

        assertThat(described.objects()).hasSize(999);
        assertThat(described.unusable()).containsExactly(new DataObjectId(7));
        assertThat(node.queries()).hasSize(3);
    }

    @Test
    void tellsVersionAndHeight() {
        network.grow(1234);

        Health health = new GraphQlCatalogHealth(client).check();

        assertThat(health.blocksProcessed()).isEqualTo(1234);
        assertThat(health.version()).isNotEmpty();
    }
}
