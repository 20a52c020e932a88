package org.distributornode.adapters.http.wire;

import java.util.ArrayList;
import java.util.List;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;

/// The frame around several parts of an object (RFC 9110, section 14.6).
///
/// Its boundary is the content hash, which no content can contain but by breaking the hash.
final class Multipart {

    private final DataObject object;
    private final MediaType type;
    private final List<ByteSlice> slices;

    Multipart(DataObject object, MediaType type, List<ByteSlice> slices) {
        this.object = object;
        this.type = type;
        this.slices = slices;
    }

    String contentType() {
        return "multipart/byteranges; boundary=" + object.hash();
    }

    /// Bytes of the whole body, frame included.
    long length() {
        return pieces().stream().mapToLong(Piece::length).sum();
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        String lead = "";
        for (ByteSlice slice : slices) {
            pieces.add(new Piece.Text("%s--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                    .formatted(lead, object.hash(), type, contentRange(slice, object.size()))));
            pieces.add(new Piece.OfObject(slice));
            lead = "\r\n";
        }
        pieces.add(new Piece.Text("\r\n--" + object.hash() + "--\r\n"));
        return pieces;
    }

    static String contentRange(ByteSlice slice, long size) {
        return "bytes " + slice.offset() + "-" + (slice.end() - 1) + "/" + size;
    }
}
