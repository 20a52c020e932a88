package org.distributornode.application.usecase.asset;

import java.time.Duration;

/// Why an asset is not handed out.
public sealed interface Refusal {

    /// The network has no such object.
    record UnknownObject() implements Refusal {}

    /// Another node distributes it.
    record NotDistributedHere() implements Refusal {}

    /// The network has not confirmed its upload yet.
    record NotAccepted() implements Refusal {}

    /// An operator has forbidden it (RFC 7725).
    record Denied() implements Refusal {}

    /// The catalogue does not answer, and what is asked for is not held.
    record CatalogSilent(Duration retryAfter) implements Refusal {}

    /// No source can be asked for it at present.
    record NoSource(Duration retryAfter) implements Refusal {}

    /// There is no room for it at present.
    record NoRoom(Duration retryAfter) implements Refusal {}

    /// The node has too much to do at present, or is ending.
    record Overloaded(Duration retryAfter) implements Refusal {}
}
