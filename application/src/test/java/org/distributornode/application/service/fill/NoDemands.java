package org.distributornode.application.service.fill;

import java.util.List;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Nobody wants anything; others may need its turn, from a look on.
final class NoDemands implements Demands {

    private final int looksUntilGivenUp;
    private int looks;

    NoDemands() {
        this(Integer.MAX_VALUE);
    }

    /// @param looksUntilGivenUp how often it is not given up yet
    NoDemands(int looksUntilGivenUp) {
        this.looksUntilGivenUp = looksUntilGivenUp;
    }

    @Override
    public List<Demand> waiting(Segments present) {
        return List.of();
    }

    @Override
    public List<Demand> open() {
        return List.of();
    }

    @Override
    public boolean isGivenUp() {
        return looks++ >= looksUntilGivenUp;
    }

    @Override
    public void arrived(ByteSlice slice) {}

    @Override
    public void passed(long now) {}

    @Override
    public void changed() {}
}
