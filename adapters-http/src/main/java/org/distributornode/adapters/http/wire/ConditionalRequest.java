package org.distributornode.adapters.http.wire;

import org.jspecify.annotations.Nullable;

/// What a request asks of a representation, as its header fields say it. A field that stands on several lines is
/// handed in joined by commas (RFC 9110, section 5.3).
///
/// @param head whether the method is HEAD, which knows no ranges
public record ConditionalRequest(
        boolean head,
        @Nullable String range,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable String ifRange) {}
