package org.distributornode.adapters.http.in.aistore;

import java.util.Optional;
import org.distributornode.adapters.http.security.ListenerTokens;

/// How the listener treats its clients.
///
/// @param tokens absent where nobody needs one
/// @param messages how large requests' messages may be
/// @param fastPath whether what can be answered without waiting is answered on the event loop
public record AistoreSettings(NodeNames node, Optional<ListenerTokens> tokens, MessageRoom messages, boolean fastPath) {

    /// The name of the listener, which tokens are for.
    public static final String LISTENER = "aistore";
}
