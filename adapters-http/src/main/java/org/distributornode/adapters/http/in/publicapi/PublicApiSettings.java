package org.distributornode.adapters.http.in.publicapi;

import java.time.Duration;
import java.util.Set;

/// What the public API answers by.
///
/// @param maxRanges with more parts than these in one request the whole object is sent
/// @param extraMediaTypes media types served as what they are beyond the built-in ones
/// @param nodeEnv what the status calls the kind of deployment; may be empty
/// @param patience how long a client waits for its first byte while the object does not come in
public record PublicApiSettings(int maxRanges, Set<String> extraMediaTypes, String nodeEnv, Duration patience) {

    public PublicApiSettings {
        extraMediaTypes = Set.copyOf(extraMediaTypes);
    }

    public static PublicApiSettings ordinary() {
        return new PublicApiSettings(16, Set.of(), "", Duration.ofSeconds(15));
    }
}
