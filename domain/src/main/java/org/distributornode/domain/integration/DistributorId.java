package org.distributornode.domain.integration;

import java.util.Optional;
import java.util.UUID;

/// Names a distributor.
public record DistributorId(UUID uuid) {

    /// @param text a UUID in its usual form of 36 characters, in either case (RFC 9562 section 4)
    public static Optional<DistributorId> parse(String text) {
        return Uuids.parse(text).map(DistributorId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
