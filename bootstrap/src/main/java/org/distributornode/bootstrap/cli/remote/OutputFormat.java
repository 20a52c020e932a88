package org.distributornode.bootstrap.cli.remote;

/// How a command prints its result.
enum OutputFormat {
    /// For people.
    text,
    /// For scripts: what the node answered.
    json
}
