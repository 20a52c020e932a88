package org.distributornode.bootstrap.demo;

import java.nio.file.Path;

/// Starts a node in this process.
@FunctionalInterface
public interface NodeLauncher {

    /// Returns once the node's public listener takes requests.
    ///
    /// @param configuration the node's configuration file
    /// @throws org.distributornode.bootstrap.cli.StartFailure if it cannot start; nothing of it is left then
    RunningNode launch(Path configuration);

    /// A node that serves until it is closed.
    interface RunningNode extends AutoCloseable {

        /// The port of its public listener.
        int publicPort();

        /// The port of its AIStore API.
        int aistorePort();

        /// Ends the node and returns once it has ended. A second call does nothing.
        @Override
        void close();
    }
}
