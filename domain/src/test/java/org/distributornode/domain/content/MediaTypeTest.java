package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "video/webm, video/webm",
        "Text/VTT; charset=utf-8, text/vtt",
        "'audio/ogg ; codecs=\"opus, vorbis\"', audio/ogg",
        "' image/svg+xml ', image/svg+xml",
        "application/vnd.ms-fontobject, application/vnd.ms-fontobject"
    })
    void readsTypesWithTheirParameters(String text, String essence) {
        assertThat(MediaType.parse(text)).hasValueSatisfying(type -> {
            assertThat(type).hasToString(text.strip());
            assertThat(type.essence()).isEqualTo(essence);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "video",
                "video/",
                "/webm",
                "video/webm/x",
                "video webm",
                "a/b; c",
                "a/b;c=\"d\"e",
                "a/b\r\nSet-Cookie: x=y",
                "a/b;c=\"\r\n\"",
                "ä/b"
            })
    void readsNothingThatIsNoMediaType(String text) {
        assertThat(MediaType.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new MediaType(text));
    }

    @Test
    void hasANameForUnknownBytes() {
        assertThat(MediaType.OCTET_STREAM).hasToString("application/octet-stream");
    }

    @Test
    void refusesEndlessNames() {
        assertThat(MediaType.parse("a/" + "b".repeat(127))).isPresent();
        assertThat(MediaType.parse("a/" + "b".repeat(128))).isEmpty();
        assertThat(MediaType.parse("a/b" + ";c=d".repeat(9))).isEmpty();
    }
}
