package org.distributornode.application.service.asset;

import java.util.List;
import java.util.concurrent.Executor;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;

/// Hands objects through that are not kept: one request to a source for each answer.
public final class Streaming {

    private final Fetching fetching;
    private final MediaTypeRule mediaTypes;
    private final Executor threads;
    private final Limits limits;

    /// @param threads runs each stream on a thread of its own
    public Streaming(Fetching fetching, MediaTypes mediaTypes, Executor threads, Limits limits) {
        this.fetching = fetching;
        this.mediaTypes = new MediaTypeRule(mediaTypes);
        this.threads = threads;
        this.limits = limits;
    }

    /// @param largestKept objects of more bytes are handed through
    /// @param heldBack bytes at the end of a whole answer that wait for the proof
    public record Limits(long largestKept, long heldBack) {}

    /// Whether the object is larger than what is kept, or than all that `held` has room for.
    boolean isFor(DataObject object, HeldObjects held) {
        return object.size() > limits.largestKept() || !held.canKeep(object.size());
    }

    AssetBytes open(Listing listing, Extent extent) {
        return switch (extent) {
            case Extent.Whole _ -> open(StreamCourse.whole(listing, limits.heldBack()));
            case Extent.Part(var from, var to) -> open(StreamCourse.part(listing, ByteSlice.between(from, to)));
            case Extent.Parts(var slices) -> open(StreamCourse.part(listing, hull(slices)));
        };
    }

    /// One stream cannot leave anything out.
    private static ByteSlice hull(List<ByteSlice> slices) {
        return ByteSlice.between(
                slices.stream().mapToLong(ByteSlice::offset).min().orElseThrow(),
                slices.stream().mapToLong(ByteSlice::end).max().orElseThrow());
    }

    private AssetBytes open(StreamCourse course) {
        long size = course.listing().object().size();
        return new StreamedBytes(
                size,
                course.slice().offset(),
                threads,
                (position, onChange) -> new StreamPump(course.from(position), fetching, mediaTypes, onChange));
    }
}
