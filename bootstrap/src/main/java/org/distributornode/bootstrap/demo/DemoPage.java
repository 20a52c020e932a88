package org.distributornode.bootstrap.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A page with a player for the demo's media, on a port of its own on the loopback address. The media come from the
/// node.
final class DemoPage implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Document> documents = new HashMap<>();
    private final String policy;

    private DemoPage(HttpServer server, URI node) {
        this.server = server;
        this.policy = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' %1$s;"
                        + " media-src %1$s; connect-src 'self' %1$s; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'")
                .formatted(node);
        documents.put("/", Document.file("page.html", "text/html; charset=utf-8"));
        documents.put("/page.js", Document.file("page.js", "text/javascript; charset=utf-8"));
        documents.put("/page.css", Document.file("page.css", "text/css; charset=utf-8"));
        documents.put("/icon.svg", Document.file("icon.svg", "image/svg+xml"));
        documents.put("/objects.json", new Document(objects(node), "application/json"));
    }

    /// @param port 0 for any free one
    /// @param node scheme and authority of the node's public listener
    /// @throws IOException if the port is taken
    static DemoPage start(int port, URI node) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        DemoPage page = new DemoPage(server, node);
        server.setExecutor(page.threads);
        server.createContext("/", page::answer);
        server.start();
        return page;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }

    private static String objects(URI node) {
        return Arrays.stream(DemoMedia.values())
                .map(media -> "{\"name\":\"%s\",\"file\":\"%s\",\"type\":\"%s\",\"address\":\"%s\"}"
                        .formatted(media.name(), media.fileName(), media.mediaType(), Demo.address(node, media)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Document document = documents.get(exchange.getRequestURI().getPath());
            if (document == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "GET" -> send(exchange, document, true);
                case "HEAD" -> send(exchange, document, false);
                default -> {
                    exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                    exchange.sendResponseHeaders(405, -1);
                }
            }
        }
    }

    private void send(HttpExchange exchange, Document document, boolean withBody) throws IOException {
        byte[] body = document.text().getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", document.type());
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, withBody ? body.length : -1);
        if (withBody) {
            exchange.getResponseBody().write(body);
        }
    }

    private record Document(String text, String type) {

        static Document file(String name, String type) {
            return new Document(new String(DemoMedia.resource(name), StandardCharsets.UTF_8), type);
        }
    }
}
