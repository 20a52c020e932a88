package org.distributornode.bootstrap.cli;

import org.distributornode.bootstrap.config.NodeConfiguration;

/// Runs a node.
@FunctionalInterface
public interface NodeStarter {

    /// Starts the node and returns when it has ended, with the exit code of the process.
    ///
    /// @throws StartFailure if it cannot start
    int run(NodeConfiguration configuration);
}
