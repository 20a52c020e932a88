package org.distributornode.application.service.media;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;

/// Decides what an object is: what its first bytes say, else what its owner declared, else unknown bytes. A declared
/// type beats plain text, which is what remains when nothing else fits.
public final class MediaTypeRule {

    private static final String PLAIN_TEXT = "text/plain";

    private final MediaTypes mediaTypes;

    public MediaTypeRule(MediaTypes mediaTypes) {
        this.mediaTypes = mediaTypes;
    }

    /// How many bytes from its start decide.
    public static long needed(DataObject object) {
        return Math.min(object.size(), MediaTypes.SNIFFED_BYTES);
    }

    /// @param bytes readable at least up to [#needed(DataObject)]
    public MediaType decide(DataObject object, ObjectBytes bytes) {
        ByteBuffer start = ByteBuffer.allocate((int) needed(object));
        int count;
        do {
            count = bytes.read(start.position(), start);
        } while (count > 0 && start.hasRemaining());
        return decide(object, start.flip());
    }

    public MediaType decide(DataObject object, ByteBuffer start) {
        Optional<MediaType> detected = mediaTypes.detect(start);
        Optional<MediaType> certain = detected.filter(type ->
                !type.essence().equals(PLAIN_TEXT) || object.declaredType().isEmpty());
        return certain.or(object::declaredType).orElse(MediaType.OCTET_STREAM);
    }
}
