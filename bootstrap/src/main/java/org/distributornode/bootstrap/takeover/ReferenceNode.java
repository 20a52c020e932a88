package org.distributornode.bootstrap.takeover;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.OperatorApi;

/// Looks whether a reference node listens on the ports that this node is to have. It tells itself by the header
/// `X-Powered-By: Express`, which it sends with every answer.
public final class ReferenceNode {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_TEXT = 64 * 1024;
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([\\w.+-]{1,40})\"");
    private static final String ANY = "0.0.0.0";

    private ReferenceNode() {}

    /// @throws StartFailure if one does
    public static void refuse(NodeConfiguration configuration) {
        NodeConfiguration.PublicApi publicApi = configuration.publicApi();
        refuse(publicApi.host(), publicApi.port(), "publicApi.port");
        Optional<OperatorApi> operator = configuration.operatorApi();
        operator.ifPresent(api -> refuse(api.host().orElse(ANY), api.port(), "operatorApi.port"));
    }

    private static void refuse(String host, int port, String key) {
        if (port == 0 || !isTaken(host, port)) {
            return;
        }
        at(host, port).ifPresent(node -> {
            throw new StartFailure(
                    ExitCode.FAILED,
                    "%s is running on port %d (%s); stop it before this node starts on its ports and folders."
                            .formatted(node, port, key));
        });
    }

    /// Whether anybody listens there at all. Nearly always nobody does, and then no client has to be made.
    private static boolean isTaken(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(reachable(host), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    /// What answers there, if it is a reference node.
    private static Optional<String> at(String host, int port) {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build()) {
            URI status = URI.create("http://" + reachable(host) + ":" + port + "/api/v1/status");
            HttpRequest request =
                    HttpRequest.newBuilder(status).timeout(PATIENCE).build();
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                boolean its = answer.headers()
                        .firstValue("X-Powered-By")
                        .filter("Express"::equals)
                        .isPresent();
                return its ? Optional.of(name(body.readNBytes(MOST_TEXT))) : Optional.empty();
            } finally {
                client.shutdownNow();
            }
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty(); // nobody there, or nobody who speaks HTTP
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String name(byte[] status) {
        Matcher version = VERSION.matcher(new String(status, StandardCharsets.UTF_8));
        return version.find() ? "A reference node of version " + version.group(1) : "A reference node";
    }

    private static String reachable(String host) {
        if (host.equals(ANY)) {
            return "127.0.0.1";
        }
        if (host.equals("::")) {
            return "[::1]";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
