package org.distributornode.adapters.http.in.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.adapters.http.in.failure.ReasonPhrase;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first line of each answer as it is on the wire.
class StatusLineTest {

    private static PublicServer server;
    private static FakeAsset asset;

    @BeforeAll
    static void startServer() {
        server = PublicServer.start();
        asset = server.assets().put(1, Contents.of(10), Freshness.HIT);
        server.assets().refuse(21, new Refusal.NotDistributedHere());
        server.assets().breakUp(66, new IllegalStateException("unexpected"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/assets/1, X-Any: 1, 200 OK",
        "HEAD, /api/v1/assets/1, X-Any: 1, 200 OK",
        "GET, /api/v1/status, X-Any: 1, 200 OK",
        "OPTIONS, /api/v1/status, X-Any: 1, 204 No Content",
        "GET, /api/v1/assets/1, Range: bytes=0-1, 206 Partial Content",
        "GET, /api/v1/assets/x, X-Any: 1, 400 Bad Request",
        "GET, /nowhere, X-Any: 1, 404 Not Found",
        "POST, /api/v1/assets/1, X-Any: 1, 405 Method Not Allowed",
        "GET, /api/v1/assets/1, If-Match: \"other\", 412 Precondition Failed",
        "GET, /api/v1/assets/1, Range: bytes=10-, 416 Range Not Satisfiable",
        "GET, /api/v1/assets/21, X-Any: 1, 421 Misdirected Request",
        "GET, /api/v1/assets/66, X-Any: 1, 500 Internal Server Error"
    })
    void namesTheStatusAsTheStandardDoes(String method, String path, String field, String expected) {
        assertThat(server.ask(method, path, field).head().getFirst()).isEqualTo("HTTP/1.1 " + expected);
    }

    @Test
    void namesTheStatusOfWhatIsNotSent() {
        String notModified = "If-None-Match: " + asset.tag();
        String tooLong = "/" + "x".repeat(20_000);

        assertThat(server.get("/api/v1/assets/1", notModified).head().getFirst())
                .endsWith(" 304 Not Modified");
        assertThat(server.get(tooLong).head().getFirst()).endsWith(" 414 URI Too Long");
        assertThat(server.get("/", "X: " + "x".repeat(20_000)).head().getFirst())
                .endsWith(" 431 Request Header Fields Too Large");
    }

    @ParameterizedTest
    @CsvSource({"201, Created", "401, Unauthorized", "413, Content Too Large", "422, Unprocessable Content"})
    void namesStatusesOfOtherListeners(int status, String phrase) {
        assertThat(ReasonPhrase.of(status)).isEqualTo(phrase);
    }
}
