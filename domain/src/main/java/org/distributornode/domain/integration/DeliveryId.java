package org.distributornode.domain.integration;

import java.util.Optional;
import java.util.UUID;

/// Names a delivery; the same through all its attempts, so that a receiver knows what it has seen.
public record DeliveryId(UUID uuid) {

    /// @param text a UUID in its usual form of 36 characters, in either case (RFC 9562 section 4)
    public static Optional<DeliveryId> parse(String text) {
        return Uuids.parse(text).map(DeliveryId::new);
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
