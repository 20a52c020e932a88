package org.distributornode.benchmarks;

import java.nio.charset.StandardCharsets;

/// A request to a store of objects.
///
/// @param head with what a message has as its body
/// @param sent bytes of content that follow
/// @param wanted bytes of content that come back; -1 if that is not known
/// @param ending what must be in the last bytes of the answer; empty if the answer is content
record StoreCall(byte[] head, long sent, long wanted, String ending) {

    static StoreCall get(String path, long size) {
        return new StoreCall(head("GET", path, ""), 0, size, "");
    }

    static StoreCall put(String path, long size) {
        return new StoreCall(head("PUT", path, "Content-Length: " + size + "\r\n"), size, -1, "");
    }

    /// @param token the name that the page comes behind
    /// @param last the name that it ends with
    static StoreCall list(String type, String token, String last) {
        String message = "{\"action\":\"list\",\"value\":{\"props\":\"name,size\",\"pagesize\":10000,"
                + "\"continuation_token\":\"" + token + "\"}}";
        String fields = "Accept: " + type + "\r\nContent-Type: application/json\r\nContent-Length: " + message.length()
                + "\r\n";
        byte[] head = (new String(head("GET", "/v1/buckets/l", fields), StandardCharsets.US_ASCII) + message)
                .getBytes(StandardCharsets.US_ASCII);
        return new StoreCall(head, 0, -1, last);
    }

    static StoreCall createBucket(String name) {
        String message = "{\"action\":\"create-bck\"}";
        String fields = "Content-Type: application/json\r\nContent-Length: " + message.length() + "\r\n";
        byte[] head = (new String(head("POST", "/v1/buckets/" + name, fields), StandardCharsets.US_ASCII) + message)
                .getBytes(StandardCharsets.US_ASCII);
        return new StoreCall(head, 0, -1, "");
    }

    private static byte[] head(String method, String path, String fields) {
        return (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
