package org.distributornode.domain.cache;

/// How much room there is for held objects, in bytes.
///
/// @param limit the most that may be taken
/// @param used taken by held objects; above the limit only after the limit was lowered
/// @param reserved promised to objects on their way in
public record Capacity(long limit, long used, long reserved) {

    public Capacity {
        if (limit < 0 || used < 0 || reserved < 0) {
            throw new IllegalArgumentException("limit " + limit + ", used " + used + ", reserved " + reserved);
        }
    }

    public static Capacity empty(long limit) {
        return new Capacity(limit, 0, 0);
    }

    /// What is neither used nor reserved.
    public long free() {
        return Math.max(0, limit - taken());
    }

    /// How much is used and reserved beyond the limit.
    public long excess() {
        return Math.max(0, taken() - limit);
    }

    Capacity withUsed(long bytes) {
        return new Capacity(limit, Math.addExact(used, bytes), reserved);
    }

    Capacity withReserved(long bytes) {
        return new Capacity(limit, used, Math.addExact(reserved, bytes));
    }

    private long taken() {
        return Math.addExact(used, reserved);
    }
}
