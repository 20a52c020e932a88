package org.distributornode.adapters.filesystem.journal;

import org.distributornode.domain.event.NodeEvent.DropReason;

/// Why objects are held no longer, as numbers. A number, once given, is never given to another reason.
final class DropCodes {

    private static final int MISSING = 1;
    private static final int UNREADABLE = 2;
    private static final int DAMAGED = 3;
    private static final int GONE = 4;
    private static final int NOT_ASSIGNED = 5;
    private static final int DENIED = 6;
    private static final int PURGED = 7;

    private DropCodes() {}

    static int code(DropReason reason) {
        return switch (reason) {
            case MISSING -> MISSING;
            case UNREADABLE -> UNREADABLE;
            case DAMAGED -> DAMAGED;
            case GONE -> GONE;
            case NOT_ASSIGNED -> NOT_ASSIGNED;
            case DENIED -> DENIED;
            case PURGED -> PURGED;
        };
    }

    /// @throws IllegalArgumentException if no reason has this number
    static DropReason reason(int code) {
        return switch (code) {
            case MISSING -> DropReason.MISSING;
            case UNREADABLE -> DropReason.UNREADABLE;
            case DAMAGED -> DropReason.DAMAGED;
            case GONE -> DropReason.GONE;
            case NOT_ASSIGNED -> DropReason.NOT_ASSIGNED;
            case DENIED -> DropReason.DENIED;
            case PURGED -> DropReason.PURGED;
            default -> throw new IllegalArgumentException("no reason has code " + code);
        };
    }
}
