package org.distributornode.application.port.media;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.domain.content.MediaType;

/// Tells kinds of media apart by their first bytes. May be called from any thread.
@FunctionalInterface
public interface MediaTypes {

    /// How many bytes from the start are looked at; as many as the reference node takes.
    int SNIFFED_BYTES = 4_100;

    /// The kind of media that begins with the remaining bytes of `start`, or empty if they do not tell.
    Optional<MediaType> detect(ByteBuffer start);
}
