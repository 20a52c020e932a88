package org.distributornode.application.usecase.settings;

import java.util.function.UnaryOperator;
import org.distributornode.domain.settings.Tuning;

/// Changes how much a running node tells of itself. A change acts at once.
public interface TuneNode {

    /// What rules now.
    Tuning current();

    /// @param change throws nothing; what it leaves alone stays
    /// @param kept whether it outlives a restart; if it cannot be kept, a `PortFailure` is thrown and nothing
    ///     has changed
    void change(UnaryOperator<Tuning> change, boolean kept);

    /// Back to [Tuning#STANDARD], for good.
    void reset();
}
