package org.distributornode.application.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;

/// What any [MediaTypes] owes its caller.
public interface MediaTypesContract {

    MediaTypes mediaTypes();

    @Test
    default void knowsAKindByItsFirstBytes() {
        var gif = ByteBuffer.wrap("GIF89a\1\0\1\0\0\0\0;".getBytes(US_ASCII));

        assertThat(mediaTypes().detect(gif).map(MediaType::essence)).contains("image/gif");
    }

    @Test
    default void looksAtTheRemainingBytesAlone() {
        var gif = ByteBuffer.wrap("%PDF-1.7\nGIF89a\1\0\1\0\0\0\0;".getBytes(US_ASCII))
                .position("%PDF-1.7\n".length());

        assertThat(mediaTypes().detect(gif).map(MediaType::essence)).contains("image/gif");
    }

    @Test
    default void saysNothingAboutBytesOfNoKnownKind() {
        var noise = ByteBuffer.wrap(new byte[] {(byte) 0x9b, 0x11, (byte) 0xe3, 0x02, (byte) 0xc4, 0x05});

        assertThat(mediaTypes().detect(noise)).isEmpty();
    }

    @Test
    default void saysNothingAboutNoBytes() {
        assertThat(mediaTypes().detect(ByteBuffer.allocate(0))).isEmpty();
    }
}
