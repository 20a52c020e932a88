package org.distributornode.e2e;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a client got.
public final class Reply {

    private final int status;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final boolean complete;

    /// @param complete whether the body ended as announced
    Reply(int status, Map<String, List<String>> headers, byte[] body, boolean complete) {
        this.status = status;
        this.headers.putAll(headers);
        this.body = body.clone();
        this.complete = complete;
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body.clone();
    }

    /// Whether the body ended as announced; false if the connection was cut before.
    public boolean complete() {
        return complete;
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    /// The first value of a header, or nothing at all.
    public String header(String name) {
        return find(name).orElse("");
    }

    public boolean has(String name) {
        return headers.containsKey(name);
    }

    public String cache() {
        return header("x-cache");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
