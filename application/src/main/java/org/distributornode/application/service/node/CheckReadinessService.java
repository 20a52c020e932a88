package org.distributornode.application.service.node;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.distributornode.application.usecase.node.CheckReadiness;
import org.distributornode.domain.node.NodeLifecycle;

public final class CheckReadinessService implements CheckReadiness {

    private final Supplier<NodeLifecycle> lifecycle;
    private final BooleanSupplier room;

    /// @param room whether there is room for another object, or can be made; must not wait
    public CheckReadinessService(Supplier<NodeLifecycle> lifecycle, BooleanSupplier room) {
        this.lifecycle = lifecycle;
        this.room = room;
    }

    @Override
    public Set<Obstacle> check() {
        Set<Obstacle> found = EnumSet.noneOf(Obstacle.class);
        switch (lifecycle.get()) {
            case STARTING, STOPPED -> found.add(Obstacle.STOPPED);
            case ENDING -> found.add(Obstacle.ENDING);
            case SERVING -> {}
        }
        if (!room.getAsBoolean()) {
            found.add(Obstacle.NO_ROOM);
        }
        return Set.copyOf(found);
    }
}
