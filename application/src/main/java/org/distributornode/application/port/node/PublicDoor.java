package org.distributornode.application.port.node;

/// The port that players come in by. Safe for use by any thread.
public interface PublicDoor {

    /// Takes connections; does nothing while it does already. Possible while answers from before the last
    /// [#close()] are still under way.
    ///
    /// @throws DoorFailure if the port cannot be opened; it stays closed then
    void open();

    /// Returns once the port refuses new connections. Idle connections are closed, busy ones end after their answer.
    /// Does nothing while it is closed.
    void close();

    /// Whether it takes connections.
    boolean isOpen();
}
