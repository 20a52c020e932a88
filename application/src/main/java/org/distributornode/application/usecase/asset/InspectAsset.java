package org.distributornode.application.usecase.asset;

import java.util.Optional;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Tells what an asset is without moving a byte of it: starts no fill and asks no source.
@FunctionalInterface
public interface InspectAsset {

    Outcome inspect(DataObjectId id);

    /// The object, if it is on its way in just now, whether or not it may be handed out. Looks at memory alone.
    default Optional<DataObject> coming(DataObjectId id) {
        return Optional.empty();
    }

    sealed interface Outcome {

        /// @param mediaType as far as anybody knows yet
        /// @param via how its bytes would come
        record Found(DataObject object, Freshness freshness, Optional<MediaType> mediaType, ServeAsset.Via via)
                implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }
}
