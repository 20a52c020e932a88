package org.distributornode.adapters.http.wire;

import java.util.Optional;
import org.distributornode.domain.content.DataObjectId;

/// A request for an asset as it comes in.
///
/// @param head whether it is a HEAD
/// @param client the client's address, as text without a port
/// @param protocol what it came over
/// @param requestId by which the log knows it
/// @param range as the client sent it
/// @param agent what the client calls itself
public record Arrival(
        DataObjectId id,
        boolean head,
        String client,
        Protocol protocol,
        String requestId,
        Optional<String> range,
        Optional<String> agent) {}
