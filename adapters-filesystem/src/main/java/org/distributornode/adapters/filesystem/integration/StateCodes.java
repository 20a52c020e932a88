package org.distributornode.adapters.filesystem.integration;

import org.distributornode.domain.integration.DeliveryState;

/// States of deliveries as numbers, which never change.
final class StateCodes {

    private static final int WAITING = 0;
    private static final int DELIVERED = 1;
    private static final int DEAD = 2;

    private StateCodes() {}

    static int code(DeliveryState state) {
        return switch (state) {
            case WAITING -> WAITING;
            case DELIVERED -> DELIVERED;
            case DEAD -> DEAD;
        };
    }

    static DeliveryState state(int code) {
        return switch (code) {
            case WAITING -> DeliveryState.WAITING;
            case DELIVERED -> DeliveryState.DELIVERED;
            case DEAD -> DeliveryState.DEAD;
            default -> throw new IllegalArgumentException("no state of a delivery: " + code);
        };
    }
}
