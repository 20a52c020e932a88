package org.distributornode.adapters.storage.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatedQueryNodeTest {

    private static final String DETAILS = """
            query ($id: String!) { storageDataObjectByUniqueInput(where: {id: $id}) {
              id size ipfsHash isAccepted
              type { __typename ... on DataObjectTypeVideoSubtitle { subtitle { mimeType } } }
              storageBag {
                storageBuckets { storageBucket { id operatorMetadata { nodeEndpoint } operatorStatus { __typename } } }
                distributionBuckets { distributionBucket { id operators { workerId status } } } } } }
            """;

    private final SimulatedNetwork network = network();
    private final SimulatedQueryNode node = SimulatedQueryNode.start(network);
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void rehearsesAQueryThatItsSchemaTakes() {
        assertThat(QueryExecution.rehearse()).isTrue();
    }

    @AfterEach
    void stop() {
        node.close();
        client.close();
    }

    private static SimulatedNetwork network() {
        SimulatedNetwork network = new SimulatedNetwork();
        network.put(SimulatedStorageBucket.active("0", "http://127.0.0.1:1/"));
        network.put(new SimulatedStorageBucket("1", SimulatedStorageBucket.Operator.INVITED, null));
        network.put(SimulatedDistributionBucket.servedBy("0:0", 7));
        network.put(new SimulatedDistributionBucket(
                "0:1",
                List.of(new SimulatedDistributionBucket.Operator(7, SimulatedDistributionBucket.Status.INVITED)),
                false));
        network.put(new SimulatedBag("static:council", List.of("0", "1"), List.of("0:0")));
        network.put(new SimulatedObject("9", 5_000_000_000L, "gWnine", true, "static:council", "text/vtt"));
        network.put(SimulatedObject.accepted("10", 10, "gWten", "static:council"));
        network.put(new SimulatedObject("11", 11, "gWeleven", false, "dynamic:channel:1", null));
        return network;
    }

    @Test
    void tellsAllThatADistributorAsksOfAnObject() throws Exception {
        String answer = ask(DETAILS, Map.of("id", "9")).body();

        assertThat(answer)
                .contains("\"id\":\"9\"", "\"size\":\"5000000000\"", "\"ipfsHash\":\"gWnine\"", "\"isAccepted\":true")
                .contains("\"__typename\":\"DataObjectTypeVideoSubtitle\"", "\"mimeType\":\"text/vtt\"")
                .contains("\"nodeEndpoint\":\"http://127.0.0.1:1/\"", "\"StorageBucketOperatorStatusActive\"")
                .contains("\"operatorMetadata\":null", "\"StorageBucketOperatorStatusInvited\"")
                .contains(
                        "{\"distributionBucket\":{\"id\":\"0:0\",\"operators\":[{\"workerId\":7,\"status\":\"ACTIVE\"}]}}");
    }

    @Test
    void answersNullForAnUnknownObject() throws Exception {
        assertThat(ask(DETAILS, Map.of("id", "404")).body())
                .isEqualTo("{\"data\":{\"storageDataObjectByUniqueInput\":null}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "storageDataObjects(orderBy: id_ASC)                          | 10 11 9",
                "storageDataObjects(orderBy: [id_DESC], limit: 2)             | 9 11",
                "storageDataObjects(orderBy: id_ASC, offset: 1, limit: 1)     | 11",
                "storageDataObjects(where: {id_gt: \"10\"}, orderBy: id_ASC)  | 11 9",
                "storageDataObjects(where: {id_in: [\"9\", \"3\"]})           | 9",
                "storageDataObjects(where: {size_gt: \"10\"}, orderBy: id_ASC)| 11 9",
                "storageDataObjects(where: {isAccepted_eq: false})            | 11",
                "storageDataObjects(where: {storageBag: {id_eq: \"static:council\"}}, orderBy: id_ASC) | 10 9",
                "storageDataObjects(where: {type: {isTypeOf_eq: \"DataObjectTypeVideoSubtitle\"}})     | 9",
                "storageDataObjects(where: {storageBag: {distributionBuckets_some: {distributionBucket: {id_in: [\"0:0\"]}}}}, orderBy: id_ASC) | 10 9",
                "storageDataObjects(where: {OR: [{id_eq: \"9\"}, {id_eq: \"11\"}]}, orderBy: id_ASC)   | 11 9",
                "storageDataObjects(where: {AND: [{id_gt: \"1\"}, {id_lt: \"2\"}]}, orderBy: id_ASC)   | 10 11",
                "storageBags(where: {id_startsWith: \"static\"})              | static:council",
                "storageBags(where: {objects_none: {isAccepted_eq: true}})    | dynamic:channel:1",
                "storageBuckets(where: {operatorStatus: {isTypeOf_eq: \"StorageBucketOperatorStatusActive\"}}) | 0",
                "storageBuckets(where: {operatorMetadata_isNull: true})       | 1",
                "distributionBuckets(where: {operators_some: {workerId_eq: 7, status_eq: ACTIVE}}) | 0:0",
                "distributionBuckets(where: {operators_some: {workerId_eq: 7}}, orderBy: id_ASC)   | 0:0 0:1",
                "distributionBucketFamilies                                   | 0",
            })
    void selectsAsTheRealOneDoes(String selection, String ids) throws Exception {
        String answer = ask("{ found: " + selection + " { id } }", Map.of()).body();

        String expected = String.join(
                ",",
                List.of(ids.split(" ")).stream()
                        .map(id -> "{\"id\":\"" + id + "\"}")
                        .toList());
        assertThat(answer).isEqualTo("{\"data\":{\"found\":[" + expected + "]}}");
    }

    @Test
    void selectsInNestedLists() throws Exception {
        String answer = ask(
                        "{ storageBagById(id: \"static:council\") { objects(where: {size_lt: \"100\"}, limit: 5) { id } } }",
                        Map.of())
                .body();

        assertThat(answer).isEqualTo("{\"data\":{\"storageBagById\":{\"objects\":[{\"id\":\"10\"}]}}}");
    }

    @Test
    void listsTheBagsOfABucket() throws Exception {
        String answer = ask("{ distributionBuckets(where: {id_in: [\"0:0\"]}) { id bags { bag { id } } } }", Map.of())
                .body();

        assertThat(answer)
                .isEqualTo("{\"data\":{\"distributionBuckets\":"
                        + "[{\"id\":\"0:0\",\"bags\":[{\"bag\":{\"id\":\"static:council\"}}]}]}}");
    }

    @Test
    void tellsItsVersionAndHeight() throws Exception {
        network.grow(123);

        assertThat(ask("{ squidVersion { version } squidStatus { height } }", Map.of())
                        .body())
                .isEqualTo(
                        "{\"data\":{\"squidVersion\":{\"version\":\"simulated\"},\"squidStatus\":{\"height\":123}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ storageDataObjects { nope } }",
                "{ nope { id } }",
                "{ storageDataObjects(first: 5) { id } }",
                "{ storageDataObjects(where: {nope_eq: \"1\"}) { id } }",
                "{ storageDataObjects(where: {isAccepted_in: [true]}) { id } }",
                "{ storageDataObjects(orderBy: nope_ASC) { id } }",
                "{ storageDataObjects(where: {size_gt: \"many\"}) { id } }",
                "query ($id: Int!) { storageDataObjectById(id: $id) { id } }",
                "{ storageDataObjects",
            })
    void refusesAQueryThatDoesNotFitTheSchema(String query) throws Exception {
        HttpResponse<String> answer = ask(query, Map.of("id", 1));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"errors\":[{\"message\"");
    }

    @Test
    void refusesAVariableThatIsNoSuchNumber() throws Exception {
        String query = "query ($size: BigInt) { storageDataObjects(where: {size_eq: $size}) { id } }";

        assertThat(ask(query, Map.of("size", "many")).statusCode()).isEqualTo(400);
        assertThat(ask(query, Map.of("size", "11")).body()).contains("\"11\"");
    }

    @Test
    void countsWhatWasAskedByRootField() throws Exception {
        ask(DETAILS, Map.of("id", "9"));
        node.answer(QueryReply.serverError());
        ask(DETAILS, Map.of("id", "10"));

        assertThat(node.queries("storageDataObjectByUniqueInput")).isEqualTo(2);
        assertThat(node.queries("squidStatus")).isZero();
        assertThat(node.queries())
                .last()
                .satisfies(query -> assertThat(query.variables()).isEqualTo(Map.of("id", "10")));
    }

    @Test
    void givesTheAnswerItIsToldToGive() throws Exception {
        node.answer(QueryReply.html());

        HttpResponse<String> answer = ask(DETAILS, Map.of("id", "9"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html");
    }

    @Test
    void answersNothingUntilTheGateOpens() throws Exception {
        Gate gate = Gate.shut();
        node.answer(new QueryReply.Late(gate));
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("{ squidStatus { height } }", Map.of()), HttpResponse.BodyHandlers.ofString());
        gate.awaitArrival(Duration.ofMinutes(1));
        assertThat(answer).isNotDone();

        gate.open();

        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void cutsTheConnectionWhenToldTo() {
        node.answer(new QueryReply.Cut());

        assertThatThrownBy(() -> ask(DETAILS, Map.of("id", "9"))).isInstanceOf(IOException.class);
    }

    @Test
    void closesWhileAClientWaitsForEver() throws Exception {
        node.answer(new QueryReply.Never());
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("{ squidStatus { height } }", Map.of()), HttpResponse.BodyHandlers.ofString());

        node.close();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(IOException.class);
    }

    private HttpResponse<String> ask(String query, Map<String, Object> variables) throws Exception {
        return client.send(request(query, variables), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String query, Map<String, Object> variables) throws IOException {
        String body = JsonMapper.createDefault()
                .writeValueAsString(
                        Argument.mapOf(String.class, Object.class), Map.of("query", query, "variables", variables));
        return HttpRequest.newBuilder(node.endpoint())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
