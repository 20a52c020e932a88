package org.distributornode.adapters.storage.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.store.WebLinks;
import org.distributornode.application.port.store.WebLinks.Answer;
import org.distributornode.application.testkit.WebLinksContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLinksTest implements WebLinksContract {

    private final OutboundHttp http = Outbound.led();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    private URI answer(String path, int status, String... header) {
        server.createContext(path, exchange -> {
            if (header.length > 0) {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        return at(path);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private URI send(String path, byte[] content, int length, String tag) {
        server.createContext(path, exchange -> {
            if (!tag.isEmpty()) {
                exchange.getResponseHeaders().add("ETag", tag);
            }
            exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        return at(path);
    }

    @Override
    public WebLinks links() {
        return new HttpLinks(http, AddressPolicy.nearbyToo());
    }

    @Override
    public URI page(byte[] content, String tag) {
        return send("/page" + content.length, content, content.length, tag);
    }

    @Override
    public URI nothing() {
        return answer("/nothing", 404);
    }

    @Override
    public URI broken(byte[] content) {
        return send("/broken", new byte[content.length / 2], content.length, "");
    }

    @Override
    public URI forbidden() {
        return URI.create("http://169.254.169.254/latest/meta-data/");
    }

    @Test
    void judgesRedirectsAgain() {
        URI away = answer("/away", 302, "Location", "http://169.254.169.254/latest/");

        assertThatExceptionOfType(OriginFailure.class)
                .isThrownBy(() -> links().open(away, PATIENCE))
                .matches(failure -> failure.kind() == OriginFailure.Kind.FORBIDDEN);
    }

    @Test
    void followsRedirects() {
        URI page = page(new byte[7], "");
        URI moved = answer("/moved", 301, "Location", page.toString());

        try (WebLinks.Content content = ((Answer.Found) links().open(moved, PATIENCE)).content()) {
            assertThat(content.size()).isEqualTo(7);
        }
    }

    @Test
    void reachesNobodyNearUnlessAllowed() {
        URI page = page(new byte[7], "");
        WebLinks strict = new HttpLinks(http, AddressPolicy.publicOnly());

        assertThatExceptionOfType(OriginFailure.class)
                .isThrownBy(() -> strict.open(page, PATIENCE))
                .matches(failure -> failure.kind() == OriginFailure.Kind.FORBIDDEN);
    }

    @Test
    void tellsWhatIsWorthAnotherTry() {
        URI busy = answer("/busy", 503);

        assertThatExceptionOfType(OriginFailure.class)
                .isThrownBy(() -> links().open(busy, PATIENCE))
                .matches(OriginFailure::retryable);
        assertThat(links().open(answer("/no", 403), PATIENCE)).isEqualTo(new Answer.Refused("is answered with 403"));
        assertThat(links().open(answer("/empty", 204), PATIENCE)).isEqualTo(new Answer.Refused("is answered with 204"));
    }
}
