package org.distributornode.domain.cache;

/// How much room there is for held objects, in bytes.
///
/// @param limit the most that may be taken
/// @param used taken by held objects; above the limit only after the limit was lowered
/// @param reserved promised to objects on their way in
/// @param pinned taken by held objects that stay whatever happens; counted in `used`
public record Capacity(long limit, long used, long reserved, long pinned) {

    public Capacity {
        if (limit < 0 || used < 0 || reserved < 0 || pinned < 0) {
            throw new IllegalArgumentException(
                    "limit " + limit + ", used " + used + ", reserved " + reserved + ", pinned " + pinned);
        }
    }

    /// Without anything that is pinned.
    public Capacity(long limit, long used, long reserved) {
        this(limit, used, reserved, 0);
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

    /// Whether something can be reserved at all, be it by evicting.
    public boolean canTakeMore() {
        return reserved < most();
    }

    /// The most that one object may take, with everything evicted that may be.
    public long most() {
        return Math.max(0, limit - pinned);
    }

    /// What evicting could give back.
    public long evictable() {
        return used - pinned;
    }

    /// Whether at least so many hundredths of the limit are used or reserved.
    public boolean reaches(int hundredths) {
        return taken() >= limit / 100.0 * hundredths;
    }

    Capacity withUsed(long bytes) {
        return new Capacity(limit, Math.addExact(used, bytes), reserved, pinned);
    }

    Capacity withReserved(long bytes) {
        return new Capacity(limit, used, Math.addExact(reserved, bytes), pinned);
    }

    Capacity withPinned(long bytes) {
        return new Capacity(limit, used, reserved, Math.addExact(pinned, bytes));
    }

    private long taken() {
        return Math.addExact(used, reserved);
    }
}
