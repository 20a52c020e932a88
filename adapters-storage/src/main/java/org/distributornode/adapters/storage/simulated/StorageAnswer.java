package org.distributornode.adapters.storage.simulated;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer before it is sent: `length` bytes of `content` from `offset` on make its body.
record StorageAnswer(int status, Map<String, String> headers, SimulatedContent content, long offset, long length) {

    private static final String LENGTH = "Content-Length";

    static StorageAnswer version() {
        return fixed(200, Map.of("Content-Type", "application/json"), "{\"version\":\"simulated\"}");
    }

    static StorageAnswer fixed(int status, Map<String, String> headers, String body) {
        SimulatedContent content = SimulatedContent.of(body.getBytes(StandardCharsets.UTF_8));
        return new StorageAnswer(status, headers, content, 0, content.size());
    }

    static StorageAnswer file(ReceivedRequest request, SimulatedContent content, Behaviour behaviour) {
        Map<String, String> headers = headers(behaviour);
        String asked = behaviour.has(Quirk.IgnoreRange.class)
                ? ""
                : request.header("range").orElse("");
        return switch (RequestedRange.parse(asked, content.size())) {
            case RequestedRange.Whole() -> new StorageAnswer(200, headers, content, 0, content.size());
            case RequestedRange.Unsatisfiable() -> fixed(416, Map.of("Content-Range", "bytes */" + content.size()), "");
            case RequestedRange.Part(long offset, long length) -> {
                String range = "bytes %d-%d/%d".formatted(offset, offset + length - 1, content.size());
                headers.put(
                        "Content-Range",
                        behaviour
                                .find(Quirk.ContentRange.class)
                                .map(Quirk.ContentRange::value)
                                .orElse(range));
                yield new StorageAnswer(206, headers, content, offset, length);
            }
        };
    }

    private static Map<String, String> headers(Behaviour behaviour) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Powered-By", "Express");
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Content-Disposition", "inline");
        headers.put(
                "Content-Type",
                behaviour
                        .find(Quirk.ContentType.class)
                        .map(Quirk.ContentType::value)
                        .orElse("application/octet-stream"));
        headers.put("Accept-Ranges", "bytes");
        headers.put("Cache-Control", "public, max-age=0");
        return headers;
    }

    /// The status line and the headers, ready to be sent.
    byte[] head(Behaviour behaviour, boolean lastOnConnection) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (behaviour.has(Quirk.Chunked.class)) {
            all.put("Transfer-Encoding", "chunked");
        } else {
            all.put(
                    LENGTH,
                    Long.toString(behaviour
                            .find(Quirk.DeclareLength.class)
                            .map(Quirk.DeclareLength::length)
                            .orElse(length)));
        }
        all.put("Connection", lastOnConnection ? "close" : "keep-alive");
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Simulated\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
