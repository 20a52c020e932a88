package org.distributornode.adapters.http.netty.exchange;

import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/// A request as it came, whose body may still be on its way.
public final class Request {

    private final HttpRequest message;
    private final RequestContent content;
    private final Peer peer;

    /// @param host address of the client
    /// @param encrypted whether it speaks TLS
    record Peer(String host, int port, boolean encrypted) {}

    Request(HttpRequest message, RequestContent content, Peer peer) {
        this.message = message;
        this.content = content;
        this.peer = peer;
    }

    public String method() {
        return message.method().name();
    }

    public boolean isHead() {
        return method().equals("HEAD");
    }

    /// As it was sent, query included.
    public String target() {
        return message.uri();
    }

    /// The first field of that name, in any case.
    public Optional<String> field(String name) {
        return Optional.ofNullable(message.headers().get(name));
    }

    /// All fields of that name, in any case.
    public List<String> fields(String name) {
        return message.headers().getAll(name);
    }

    public RequestContent content() {
        return content;
    }

    /// The client's address.
    public String clientHost() {
        return peer.host();
    }

    public int clientPort() {
        return peer.port();
    }

    /// Whether it came by TLS.
    public boolean isEncrypted() {
        return peer.encrypted();
    }
}
