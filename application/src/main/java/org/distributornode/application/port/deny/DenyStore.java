package org.distributornode.application.port.deny;

import java.util.Collection;
import java.util.List;
import org.distributornode.domain.deny.Denial;

/// Keeps the list of forbidden objects. Blocks for the disk alone; for one caller at a time.
public interface DenyStore {

    /// What was saved last, in no order; empty if nothing ever was.
    ///
    /// @throws DenyFailure if it cannot be read, or is not what was saved: an object that somebody forbade must not
    ///     come to be allowed by accident
    List<Denial> load();

    /// Keeps just these from now on, through a crash and a loss of power.
    ///
    /// @throws DenyFailure if they cannot be kept; what was saved before stays then
    void save(Collection<Denial> denials);
}
