package org.distributornode.application.usecase.asset;

import java.util.List;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// Hands a client the bytes of a data object: from the cache when they are there, from the network when not.
@FunctionalInterface
public interface ServeAsset {

    Outcome serve(Request request);

    record Request(DataObjectId id, Extent extent) {}

    /// How much of the object the answer will cover; decides what may leave before the object is proven.
    sealed interface Extent {

        /// All of it: the last bytes are kept back until the content hash is right.
        record Whole() implements Extent {}

        /// Less than all of it: may complete unproven.
        ///
        /// @param from the first byte the answer sends
        /// @param to behind the last byte it sends
        record Part(long from, long to) implements Extent {}

        /// Several pieces that are not all of it together: may complete unproven.
        ///
        /// @param slices in the order in which the answer sends them; they do not touch one another
        record Parts(List<ByteSlice> slices) implements Extent {
            public Parts {
                slices = List.copyOf(slices);
                if (slices.size() < 2) {
                    throw new IllegalArgumentException(slices.size() + " are not several parts");
                }
            }
        }
    }

    sealed interface Outcome {

        /// The caller owns `bytes` and closes them.
        record Served(DataObject object, Freshness freshness, Via via, AssetBytes bytes) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    enum Via {
        /// Through a file of this node.
        LOCAL,
        /// Streamed through from a source and not kept.
        EXTERNAL
    }
}
