package org.distributornode.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DemoMediaTest {

    @ParameterizedTest
    @CsvSource({"FILM, 0, webm", "TUNE, 0, OggS", "TUNE, 28, OpusHead", "PICTURE, 8, WEBP", "SUBTITLES, 0, WEBVTT"})
    void isWhatItsNameSays(DemoMedia media, int from, String mark) {
        byte[] head = Arrays.copyOfRange(media.content(), from, from + 64);

        assertThat(new String(head, StandardCharsets.ISO_8859_1)).contains(mark);
    }

    @Test
    void hasItsIndexBeforeItsFirstPictureSoThatAPlayerCanSeekAtOnce() {
        String film = new String(DemoMedia.FILM.content(), StandardCharsets.ISO_8859_1);

        int cues = film.indexOf("\u001cS\u00bbk");
        int firstCluster = film.indexOf("\u001fC\u00b6u");

        assertThat(cues).isPositive().isLessThan(firstCluster);
    }

    @Test
    void isSmallEnoughForARepository() {
        long total = Arrays.stream(DemoMedia.values())
                .mapToLong(media -> media.content().length)
                .sum();

        assertThat(total).isLessThan(4 << 20);
    }
}
