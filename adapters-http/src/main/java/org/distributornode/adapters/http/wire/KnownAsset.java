package org.distributornode.adapters.http.wire;

import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.DataObject;
import org.jspecify.annotations.Nullable;

/// What is known of an object when its head is made.
///
/// @param type how it is served; null while nobody knows
/// @param via how its bytes come; null where none are sent
public record KnownAsset(
        DataObject object,
        Freshness freshness,
        MediaTypePolicy.@Nullable ServedType type,
        @Nullable Via via) {}
