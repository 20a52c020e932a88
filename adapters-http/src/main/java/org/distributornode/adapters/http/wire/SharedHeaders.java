package org.distributornode.adapters.http.wire;

import java.util.List;

/// Fields that many answers share.
public final class SharedHeaders {

    /// Of every answer.
    public static final List<Header> ALL =
            List.of(new Header("Access-Control-Allow-Origin", "*"), new Header("X-Content-Type-Options", "nosniff"));

    /// Of every answer on an asset's path, refusals included.
    public static final List<Header> ASSET = List.of(
            new Header("timing-allow-origin", "*"),
            new Header(
                    "access-control-expose-headers",
                    "x-cache, x-data-source, ETag, Content-Range, Accept-Ranges, Content-Length, Cache-Status"),
            ALL.getFirst(),
            ALL.getLast());

    /// Of answers that are old at once.
    public static final List<Header> UNCACHED = List.of(new Header("Cache-Control", "no-store"));

    private SharedHeaders() {}
}
