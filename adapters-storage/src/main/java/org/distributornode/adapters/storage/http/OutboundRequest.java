package org.distributornode.adapters.storage.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is asked of another node.
///
/// @param headers beyond our own
/// @param body of a method that has one, else empty
/// @param policy where it may lead; a redirect of one that may lead anywhere leads no nearer than its target is
/// @param onNewConnection whether a connection of an earlier request must not serve it
public record OutboundRequest(
        Method method,
        URI target,
        Map<String, String> headers,
        String body,
        AddressPolicy policy,
        boolean onNewConnection) {

    /// What may be asked.
    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /// Says nothing of the headers and the query, which may be secret.
    @Override
    public String toString() {
        return method + " " + Targets.nameOf(target);
    }

    public static OutboundRequest get(URI target, AddressPolicy policy) {
        return new OutboundRequest(Method.GET, target, Map.of(), "", policy, false);
    }

    public static OutboundRequest post(URI target, String json, AddressPolicy policy) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Accept", "application/json");
        return new OutboundRequest(Method.POST, target, headers, json, policy, false);
    }

    /// A request without headers of its own.
    ///
    /// @param body empty for GET and HEAD
    public static OutboundRequest of(Method method, URI target, String body, AddressPolicy policy) {
        return new OutboundRequest(method, target, Map.of(), body, policy, false);
    }

    /// The same with one header more.
    public OutboundRequest with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new OutboundRequest(method, target, more, body, policy, onNewConnection);
    }

    /// The request as it is sent (RFC 9112 section 3), by `userAgent`.
    byte[] bytes(Route route, String userAgent) {
        URI ascii = URI.create(target.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        String object = ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
        String host = target.getPort() < 0 ? route.host() : route.hostAndPort();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Host", host);
        fields.put("User-Agent", userAgent);
        fields.put("Accept", "*/*");
        fields.put("Accept-Encoding", "identity");
        fields.putAll(headers);
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (method != Method.GET && method != Method.HEAD) {
            fields.put("Content-Length", String.valueOf(content.length));
        }
        if (route.asksProxy()) {
            object = target.getScheme() + "://" + host + object;
            route.proxy()
                    .flatMap(EnvironmentProxies::credentials)
                    .ifPresent(credentials -> fields.put("Proxy-Authorization", credentials));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((method + " " + object + " HTTP/1.1\r\n").getBytes(StandardCharsets.US_ASCII));
        fields.forEach((name, value) ->
                bytes.writeBytes((name + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    /// The same for where a redirect leads, which the one who sent it chose and nobody else.
    OutboundRequest at(URI newTarget) {
        return new OutboundRequest(method, newTarget, headers, body, policy.afterRedirect(target), onNewConnection);
    }
}
