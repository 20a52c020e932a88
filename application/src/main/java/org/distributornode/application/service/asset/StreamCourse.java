package org.distributornode.application.service.asset;

import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.content.ByteSlice;

/// What is streamed through, and how.
///
/// @param slice what is fetched
/// @param from the first byte that is handed out; all before it count for the proof alone
/// @param heldBack bytes at the end that wait for the proof
/// @param proving whether the slice is the whole object and is proven
record StreamCourse(Listing listing, ByteSlice slice, long from, long heldBack, boolean proving) {

    static StreamCourse whole(Listing listing, long heldBack) {
        return new StreamCourse(listing, listing.object().whole(), 0, heldBack, true);
    }

    static StreamCourse part(Listing listing, ByteSlice slice) {
        return new StreamCourse(listing, slice, slice.offset(), 0, false);
    }

    StreamCourse from(long position) {
        ByteSlice fetched = proving ? slice : ByteSlice.between(position, slice.end());
        return new StreamCourse(listing, fetched, position, heldBack, proving);
    }
}
