package org.distributornode.adapters.http.in.aistore.cluster;

/// What a node is to its clients; this one is both.
enum NodeRole {
    /// Knows the cluster and has no objects.
    PROXY,
    /// Has the objects.
    TARGET
}
