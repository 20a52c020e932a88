package org.distributornode.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<HttpServer> servers = new ArrayList<>();
    private final Path file;

    HealthCommandTest(@TempDir Path folder) {
        file = folder.resolve("config.yml");
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void isWellWhereThePublicApiAnswers() throws IOException {
        int port = listener("/api/v1/status", 200);

        assertThat(ask("publicApi: {port: %d}".formatted(port))).isZero();

        assertThat(out.toString()).isEqualTo("Healthy: http://127.0.0.1:" + port + "/api/v1/status answers.\n");
    }

    @Test
    void isWellWhereOnlyTheOperatorApiAnswersSinceThePublicOneMayBeStopped() throws IOException {
        int port = listener("/health", 200);

        assertThat(ask("publicApi: {port: 1}\noperatorApi: {port: %d, hmacSecret: s}".formatted(port)))
                .isZero();
    }

    @Test
    void isNotWellWhereNobodyAnswersWell() throws IOException {
        int operator = listener("/health", 503);

        assertThat(ask("publicApi: {port: 1}\noperatorApi: {port: %d, hmacSecret: s}".formatted(operator)))
                .isEqualTo(1);

        assertThat(err.toString())
                .startsWith("Not healthy: http://127.0.0.1:" + operator + "/health answers 503;"
                        + " http://127.0.0.1:1/api/v1/status does not answer (")
                .hasLineCount(1);
    }

    @Test
    void refusesWhatTheStartRefuses() throws IOException {
        assertThat(ask("colour: red")).isEqualTo(40);
        assertThat(err.toString()).startsWith("There is no key colour");
    }

    @Test
    void saysThatAnUnknownPortCannotBeAsked() throws IOException {
        assertThat(ask("publicApi: {port: 0}")).isEqualTo(1);
        assertThat(err.toString()).contains("port 0 cannot be asked");
    }

    @Test
    void asksTheAddressThatTheNodeListensOn() throws IOException {
        assertThat(addresses("publicApi: {host: \"::1\", port: 3334}"))
                .containsExactly(URI.create("http://[::1]:3334/api/v1/status"));
        assertThat(addresses("publicApi: {host: \"::\", port: 3334}\noperatorApi: {port: 3335, hmacSecret: s}"))
                .containsExactly(
                        URI.create("http://127.0.0.1:3335/health"), URI.create("http://127.0.0.1:3334/api/v1/status"));
        assertThat(addresses("operatorApi: {host: 127.0.0.2, port: 3335, hmacSecret: s}"))
                .containsExactly(
                        URI.create("http://127.0.0.2:3335/health"), URI.create("http://127.0.0.1:3334/api/v1/status"));
    }

    private List<URI> addresses(String settings) throws IOException {
        write(settings);
        Accepted accepted = (Accepted) new ConfigurationReader(Map.of()).read(file);
        return HealthCommand.addresses(accepted.configuration());
    }

    private int ask(String settings) throws IOException {
        write(settings);
        return new NodeCommandLine(Map.of("CONFIG_PATH", file.toString()), _ -> 0)
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute("health");
    }

    private void write(String settings) throws IOException {
        Files.writeString(file, """
                id: n
                endpoints: {storageSquid: "http://localhost:4352/graphql"}
                directories: {assets: data, cacheState: state}
                limits: {storage: 1G}
                """ + settings);
    }

    private int listener(String path, int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }
}
