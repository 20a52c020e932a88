package org.distributornode.adapters.http.in.aistore;

import java.util.Optional;
import org.distributornode.adapters.http.security.ListenerTokens;

/// How the listener treats its clients.
///
/// @param tokens absent where nobody needs one
/// @param maxMessage bytes of a request's message
public record AistoreSettings(NodeNames node, Optional<ListenerTokens> tokens, int maxMessage) {

    /// The name of the listener, which tokens are for.
    public static final String LISTENER = "aistore";
}
