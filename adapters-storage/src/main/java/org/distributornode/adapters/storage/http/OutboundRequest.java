package org.distributornode.adapters.storage.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// What is asked of another node.
///
/// @param headers beyond our own
/// @param json the body of a POST, else empty
/// @param policy where it, and any redirect, may lead
/// @param onNewConnection whether a connection of an earlier request must not serve it
public record OutboundRequest(
        Method method,
        URI target,
        Map<String, String> headers,
        String json,
        AddressPolicy policy,
        boolean onNewConnection) {

    /// What may be asked.
    public enum Method {
        GET,
        HEAD,
        POST
    }

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    public static OutboundRequest get(URI target, AddressPolicy policy) {
        return new OutboundRequest(Method.GET, target, Map.of(), "", policy, false);
    }

    public static OutboundRequest post(URI target, String json, AddressPolicy policy) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Accept", "application/json");
        return new OutboundRequest(Method.POST, target, headers, json, policy, false);
    }

    /// The same with one header more.
    public OutboundRequest with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new OutboundRequest(method, target, more, json, policy, onNewConnection);
    }

    OutboundRequest at(URI newTarget) {
        return new OutboundRequest(method, newTarget, headers, json, policy, onNewConnection);
    }
}
