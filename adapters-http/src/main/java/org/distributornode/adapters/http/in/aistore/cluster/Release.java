package org.distributornode.adapters.http.in.aistore.cluster;

/// What runs here.
///
/// @param version of the API that is spoken, and of this node
public record Release(String version) {

    /// @param node the version of this node
    public static Release of(String node) {
        return new Release("5.0.distributor-node-" + node);
    }
}
