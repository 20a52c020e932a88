package org.distributornode.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.distributornode.bootstrap.demo.DemoNetwork.Place;
import org.junit.jupiter.api.Test;

final class DemoNetworkTest {

    private static final String STORAGE_NODES =
            "{\"query\":\"{ storageBuckets(orderBy: id_ASC)" + " { operatorMetadata { nodeEndpoint } } }\"}";

    @Test
    void sendsTheNodeToTheNameItIsKnownBy() throws Exception {
        Place place = new Place(InetAddress.getLoopbackAddress(), 0, "network");

        try (DemoNetwork network = DemoNetwork.start(place);
                HttpClient client = HttpClient.newHttpClient()) {
            URI here = URI.create("http://127.0.0.1:" + network.queryNode().getPort() + "/graphql");
            HttpRequest request = HttpRequest.newBuilder(here)
                    .POST(HttpRequest.BodyPublishers.ofString(STORAGE_NODES))
                    .build();

            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();

            assertThat(network.queryNode()).hasHost("network").hasPath("/graphql");
            assertThat(answer.split("\"http://network:[0-9]+\"", -1)).hasSize(3);
        }
    }

    @Test
    void takesTheTwoPortsAfterThatOfTheQueryNode() {
        Place place = new Place(InetAddress.getLoopbackAddress(), 4352, "network");

        assertThat(place.listen(0).getPort()).isEqualTo(4352);
        assertThat(place.listen(1).getPort()).isEqualTo(4353);
        assertThat(place.listen(2).getPort()).isEqualTo(4354);
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Place place = new Place(InetAddress.getLoopbackAddress(), taken.getLocalPort() - 1, "network");

            assertThatThrownBy(() -> DemoNetwork.start(place))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("port " + taken.getLocalPort() + " cannot be opened");
        }
    }
}
