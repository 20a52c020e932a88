package org.distributornode.adapters.storage.simulated;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// A request as a simulated storage node got it, and how much of a body it has sent in answer.
public final class ReceivedRequest {

    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final AtomicLong bytesSent = new AtomicLong();

    ReceivedRequest(String method, String target, Map<String, String> headers) {
        this.method = method;
        this.target = target;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
    }

    public String method() {
        return method;
    }

    /// The path with its query, as it stood in the request line.
    public String target() {
        return target;
    }

    /// The value of a header, whatever the case of its name.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// All headers; names compare without regard to case.
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /// How many bytes of the body have gone out so far. A client that has a byte finds it counted.
    public long bytesSent() {
        return bytesSent.get();
    }

    void sent(long bytes) {
        bytesSent.addAndGet(bytes);
    }

    boolean isFor(String objectId) {
        return target.equals(SimulatedStorageNode.FILES + objectId);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
