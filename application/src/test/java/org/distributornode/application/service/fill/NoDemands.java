package org.distributornode.application.service.fill;

import java.util.List;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Nobody wants anything.
final class NoDemands implements Demands {

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
        return false;
    }

    @Override
    public void arrived(ByteSlice slice) {}

    @Override
    public void passed(long now) {}

    @Override
    public void changed() {}
}
