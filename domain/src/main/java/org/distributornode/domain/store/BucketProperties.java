package org.distributornode.domain.store;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.distributornode.domain.checksum.ChecksumType;

/// What rules in a bucket.
///
/// @param access what its clients may do
public record BucketProperties(
        Checksums checksums, Versions versions, Mirror mirror, Eviction eviction, Set<Permission> access) {

    public static final BucketProperties STANDARD = new BucketProperties(
            new Checksums(ChecksumType.XXHASH2, false, false, false),
            new Versions(true),
            new Mirror(false, Mirror.LEAST),
            new Eviction(false, Duration.ofHours(2)),
            EnumSet.allOf(Permission.class));

    public BucketProperties {
        access = Set.copyOf(access);
    }

    public boolean allows(Permission permission) {
        return access.contains(permission);
    }

    public BucketProperties with(Checksums other) {
        return new BucketProperties(other, versions, mirror, eviction, access);
    }

    public BucketProperties with(Versions other) {
        return new BucketProperties(checksums, other, mirror, eviction, access);
    }

    public BucketProperties with(Mirror other) {
        return new BucketProperties(checksums, versions, other, eviction, access);
    }

    public BucketProperties with(Eviction other) {
        return new BucketProperties(checksums, versions, mirror, other, access);
    }

    public BucketProperties with(Set<Permission> other) {
        return new BucketProperties(checksums, versions, mirror, eviction, other);
    }

    /// How objects that are written from now on are told from wrong ones.
    ///
    /// @param onRead whether a whole object is read and compared before any of it is handed out
    /// @param onMove whether it is, when an object is copied
    /// @param ofRanges whether an answer with a part of an object tells the checksum of that part
    public record Checksums(ChecksumType type, boolean onRead, boolean onMove, boolean ofRanges) {}

    /// @param counted whether each write makes a new version; otherwise objects have none
    public record Versions(boolean counted) {}

    /// @param copies of each object, on mountpaths of their own
    public record Mirror(boolean enabled, int copies) {

        public static final int LEAST = 2;
        public static final int MOST = 32;

        public Mirror {
            if (!takes(copies)) {
                throw new IllegalArgumentException("no mirror of " + copies + " copies");
            }
        }

        /// Whether there can be so many copies.
        public static boolean takes(int copies) {
            return copies >= LEAST && copies <= MOST;
        }

        /// How many copies of an object there are to be.
        public int wanted() {
            return enabled ? copies : 1;
        }
    }

    /// @param enabled whether objects give way when the store is nearly full, the longest unread ones first
    /// @param notBefore how long an object stays in any case after it was read or written
    public record Eviction(boolean enabled, Duration notBefore) {

        public Eviction {
            if (notBefore.isNegative()) {
                throw new IllegalArgumentException("a time before now: " + notBefore);
            }
        }
    }
}
