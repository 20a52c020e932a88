package org.distributornode.application.service.fill;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Nobody wants anything; others may need its turn, from a look on.
final class NoDemands implements Demands {

    private final BooleanSupplier givenUp;

    NoDemands() {
        this(() -> false);
    }

    /// @param looksUntilGivenUp how often it is not given up yet
    NoDemands(int looksUntilGivenUp) {
        this(new BooleanSupplier() {
            private int looks;

            @Override
            public boolean getAsBoolean() {
                return looks++ >= looksUntilGivenUp;
            }
        });
    }

    NoDemands(BooleanSupplier givenUp) {
        this.givenUp = givenUp;
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
        return givenUp.getAsBoolean();
    }

    @Override
    public void arrived(ByteSlice slice) {}

    @Override
    public void passed(long now) {}

    @Override
    public void changed() {}
}
