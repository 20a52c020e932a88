package org.distributornode.adapters.http.wire;

import java.util.Arrays;
import java.util.Optional;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.jspecify.annotations.Nullable;

/// Objects and requests that several tests use.
final class WireFixtures {

    static final ContentHash HASH = ContentHash.ofDigest(digest());
    static final String TAG = "\"" + HASH + "\"";
    static final String WEAK_TAG = "W/" + TAG;

    private WireFixtures() {}

    static DataObject object(long size) {
        return new DataObject(new DataObjectId(7), size, HASH, Optional.empty());
    }

    static ConditionalRequest range(String range) {
        return new ConditionalRequest(false, range, null, null, null);
    }

    static ConditionalRequest request(
            @Nullable String range, @Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable String ifRange) {
        return new ConditionalRequest(false, range, ifMatch, ifNoneMatch, ifRange);
    }

    static KnownAsset asset(long size, Freshness freshness, @Nullable Via via) {
        return new KnownAsset(object(size), freshness, new MediaTypePolicy.ServedType(png(), false), via);
    }

    static MediaType png() {
        return new MediaType("image/png");
    }

    private static byte[] digest() {
        byte[] digest = new byte[ContentHash.DIGEST_BYTES];
        Arrays.fill(digest, (byte) 42);
        return digest;
    }
}
