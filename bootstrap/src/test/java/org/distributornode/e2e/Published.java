package org.distributornode.e2e;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.distributornode.domain.content.ContentHasher;

/// An object that the simulated network knows.
public final class Published {

    private final String id;
    private final byte[] content;
    private final String hash;

    private Published(String id, byte[] content) {
        this.id = id;
        this.content = content.clone();
        this.hash = hash(content);
    }

    static Published of(String id, byte[] content) {
        return new Published(id, content);
    }

    private static String hash(byte[] content) {
        ContentHasher hasher = new ContentHasher(content.length);
        hasher.update(ByteBuffer.wrap(content));
        return hasher.finish().root().toString();
    }

    public String id() {
        return id;
    }

    /// Its content hash as the query node tells it.
    public String hash() {
        return hash;
    }

    public String path() {
        return "/api/v1/assets/" + id;
    }

    public String etag() {
        return "\"" + hash + "\"";
    }

    public int size() {
        return content.length;
    }

    public byte[] content() {
        return content.clone();
    }

    /// @param end exclusive
    public byte[] part(int from, int end) {
        return Arrays.copyOfRange(content, from, end);
    }
}
