package org.distributornode.adapters.filesystem.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.distributornode.adapters.filesystem.media.Magic.bytes;
import static org.distributornode.adapters.filesystem.media.Magic.ebml;
import static org.distributornode.adapters.filesystem.media.Magic.ftyp;
import static org.distributornode.adapters.filesystem.media.Magic.oggPage;
import static org.distributornode.adapters.filesystem.media.Magic.typeOf;

import java.nio.ByteBuffer;
import java.util.Random;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.application.testkit.MediaTypesContract;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TikaMediaTypesTest implements MediaTypesContract {

    private final MediaTypes types = new TikaMediaTypes();

    @Override
    public MediaTypes mediaTypes() {
        return types;
    }

    @Test
    void knowsImages() {
        assertThat(typeOf("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")).isEqualTo("image/png");
        assertThat(typeOf("\u0089PNG\r\n\u001a\n\0\0\0\1IHDRx----\0\0\0\10acTL"))
                .isEqualTo("image/apng");
        assertThat(typeOf("\u0089PNG\r\n\u001a\n\0\0\0\1IHDRx----\0\0\0\1IDATx----\0\0\0\10acTL"))
                .isEqualTo("image/png");
        assertThat(typeOf("\u00ff\u00d8\u00ff\u00e0\0\20JFIF\0")).isEqualTo("image/jpeg");
        assertThat(typeOf("GIF89a\1\0\1\0")).isEqualTo("image/gif");
        assertThat(typeOf("RIFF\24\0\0\0WEBPVP8 ")).isEqualTo("image/webp");
        assertThat(typeOf("II*\0\10\0\0\0")).isEqualTo("image/tiff");
        assertThat(typeOf("\0\0\1\0\1\0\20\20")).isEqualTo("image/x-icon");
        assertThat(typeOf("\u00ff\n\u00fa\u007f")).isEqualTo("image/jxl");
        assertThat(typeOf("8BPS\0\1\0\0\0\0\0\0\0\3")).isEqualTo("image/vnd.adobe.photoshop");
    }

    @Test
    void knowsBitmaps() {
        String bitmap = "BM\u00f6\0\0\0\0\0\0\0\66\0\0\0\50\0\0\0\10\0\0\0\10\0\0\0\1\0\30\0\0\0\0\0";

        assertThat(typeOf(bitmap + "\0".repeat(24))).isEqualTo("image/bmp");
    }

    @ParameterizedTest
    @CsvSource({
        "isom,video/mp4",
        "iso5,video/mp4",
        "mp42,video/mp4",
        "avc1,video/mp4",
        "dash,video/mp4",
        "M4P ,video/mp4",
        "qt  ,video/quicktime",
        "M4V ,video/x-m4v",
        "M4A ,audio/x-m4a",
        "M4B ,audio/mp4",
        "3gp5,video/3gpp",
        "3g2a,video/3gpp2",
        "avif,image/avif",
        "avis,image/avif",
        "heic,image/heic",
        "heix,image/heic",
        "mif1,image/heif",
        "msf1,image/heif-sequence",
        "hevc,image/heic-sequence"
    })
    void tellsTheRelativesOfMp4ByTheirBrand(String brand, String type) {
        assertThat(typeOf(ftyp((brand + "    ").substring(0, 4), "iso2", "mp41")))
                .isEqualTo(type);
    }

    @Test
    void looksAtFurtherBrandsOfAStillImage() {
        assertThat(typeOf(ftyp("mif1", "mif1", "avif"))).isEqualTo("image/avif");
        assertThat(typeOf(ftyp("mif1", "mif1", "heic"))).isEqualTo("image/heic");
    }

    @Test
    void takesAFilmWithoutBrandsForQuickTime() {
        assertThat(typeOf("\0\0\20\0moov\0\0\0lmvhd")).isEqualTo("video/quicktime");
        assertThat(typeOf("\0\0\0\10wide\0\0\20\0mdat")).isEqualTo("video/quicktime");
    }

    @Test
    void tellsWebmFromMatroskaByTheDocType() {
        assertThat(typeOf(ebml("webm"))).isEqualTo("video/webm");
        assertThat(typeOf(ebml("webm\0\0"))).isEqualTo("video/webm");
        assertThat(typeOf(ebml("matroska"))).isEqualTo("video/x-matroska");
        assertThat(typeOf("\u001aE\u00df\u00a3\u0001\0\0\0\0\0\0\20B\u0082\u0084webm"))
                .isEqualTo("video/webm");
        assertThat(typeOf(ebml("other"))).isNotIn("video/webm", "video/x-matroska");
    }

    @Test
    void tellsOggFilesByTheFirstPackets() {
        assertThat(typeOf(oggPage("OpusHead\1\2"))).isEqualTo("audio/ogg; codecs=opus");
        assertThat(typeOf(oggPage("\1vorbis\0\0"))).isEqualTo("audio/ogg");
        assertThat(typeOf(oggPage("\u007fFLAC\1\0"))).isEqualTo("audio/ogg");
        assertThat(typeOf(oggPage("\u0080theora\3\2"))).isEqualTo("video/ogg");
        assertThat(typeOf(oggPage("OpusHead\1\2") + oggPage("\u0080theora\3\2")))
                .isEqualTo("video/ogg");
        assertThat(typeOf(oggPage("fishead\0") + oggPage("\1vorbis\0\0"))).isEqualTo("audio/ogg");
        assertThat(typeOf(oggPage("unknown"))).isEqualTo("application/ogg");
    }

    @Test
    void knowsAudio() {
        assertThat(typeOf("ID3\4\0\0\0\0vvTIT2")).isEqualTo("audio/mpeg");
        assertThat(typeOf("ID3\4\0\0\0\0\0\4....\u00ff\u00f1P\u0080\2\u001f\u00fc"))
                .isEqualTo("audio/aac");
        assertThat(typeOf("ID3\4\0\0\0\0\0\4....fLaC\0")).isEqualTo("audio/x-flac");
        assertThat(typeOf("\u00ff\u00fb\u0090d\0\0\0\0")).isEqualTo("audio/mpeg");
        assertThat(typeOf("\u00ff\u00f3@\u00c4\0\0\0\0")).isEqualTo("audio/mpeg");
        assertThat(typeOf("\u00ff\u00f1P\u0080\2\u001f\u00fc\0")).isEqualTo("audio/aac");
        assertThat(typeOf("\u00ff\u00f9P\u0080\2\u001f\u00fc\0")).isEqualTo("audio/aac");
        assertThat(typeOf("RIFF\44\0\0\0WAVEfmt ")).isEqualTo("audio/wav");
        assertThat(typeOf("fLaC\0\0\0\42")).isEqualTo("audio/x-flac");
        assertThat(typeOf("FORM\0\0\0\1AIFFCOMM")).isEqualTo("audio/aiff");
        assertThat(typeOf("MThd\0\0\0\6")).isEqualTo("audio/midi");
    }

    @Test
    void knowsOtherVideo() {
        assertThat(typeOf("RIFF\0\0\0\0AVI LIST")).isEqualTo("video/vnd.avi");
        assertThat(typeOf(("G\100\0\20" + "\u00ff".repeat(184)).repeat(3))).isEqualTo("video/mp2t");
        assertThat(typeOf("\0\0\1\u00ba\104\0\4\0")).isEqualTo("video/mpeg");
        assertThat(typeOf("FLV\1\5\0\0\0\11")).isEqualTo("video/x-flv");
    }

    @Test
    void knowsFonts() {
        assertThat(typeOf("wOFF\0\1\0\0")).isEqualTo("font/woff");
        assertThat(typeOf("wOF2\0\1\0\0")).isEqualTo("font/woff2");
        assertThat(typeOf("\0\1\0\0\0\20\1\0")).isEqualTo("font/ttf");
        assertThat(typeOf("OTTO\0\13\0\u0080")).isEqualTo("font/otf");
    }

    @Test
    void asksTikaAboutTheRest() {
        assertThat(typeOf("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")).isEqualTo("application/pdf");
        assertThat(typeOf("PK\3\4\24\0\0\0\10\0")).isEqualTo("application/zip");
        assertThat(typeOf("\u001f\u008b\10\0\0\0\0\0")).isEqualTo("application/gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEBVTT",
                "WEBVTT\n\n00:00.000 --> 00:01.000\nHi",
                "WEBVTT - title\r\n",
                "\u00ef\u00bb\u00bfWEBVTT\n"
            })
    void knowsWebVtt(String start) {
        assertThat(typeOf(start)).isEqualTo("text/vtt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WEBVTTX",
                "Hello, world",
                "BMW and GIF are words",
                "1\n00:00:00,000 --> 00:00:01,000\nHi\n",
                "<!DOCTYPE html><html></html>",
                "<html><script>alert(1)</script>",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "<?xml version=\"1.0\"?><a/>",
                "{\"a\": [1, 2]}",
                "#!/bin/sh\necho",
                "function a() {}",
                "\u00ff\u00feW\0E\0B\0",
                "\u00fe\u00ff\0W\0E",
                "\u0001\u0002\u0003\u0004"
            })
    void doesNotTellFromTextOrNothing(String start) {
        assertThat(typeOf(start)).isEqualTo("none");
    }

    @Test
    void doesNotTakeMarkupWithZerosForText() {
        assertThat(typeOf("<html>\0<script>alert(1)</script>")).isEqualTo("none");
        assertThat(typeOf("<?xml version=\"1.0\"?>\0<svg/>")).isEqualTo("none");
    }

    @Test
    void leavesTheBufferAsItWas() {
        ByteBuffer start = ByteBuffer.allocateDirect(20)
                .put(bytes("xxGIF89a\1\0\1\0"))
                .flip()
                .position(2);

        assertThat(types.detect(start)).contains(new MediaType("image/gif"));
        assertThat(start.position()).isEqualTo(2);
        assertThat(start.remaining()).isEqualTo(10);
    }

    @Test
    void takesACharacterThatIsCutOffForText() {
        String text = "a".repeat(MediaTypes.SNIFFED_BYTES - 1) + "\u00c3\u00a4";

        assertThat(typeOf(text)).isEqualTo("none");
    }

    @Test
    void looksAtAnyStartWithoutFailing() {
        Random random = new Random(1);
        String[] marks = {
            ebml("webm"),
            ftyp("mif1", "avif"),
            oggPage("OpusHead"),
            "ID3\4\0\0\u007f\u007f\u007f\u007f",
            "\u0089PNG\r\n\u001a\n\u007f\u00ff\u00ff\u00ff",
            "RIFF",
            "\u00ff\u00fb",
            "\u001aE\u00df\u00a3",
            ""
        };
        for (int i = 0; i < 3000; i++) {
            byte[] mark = bytes(marks[i % marks.length]);
            byte[] tail = new byte[random.nextInt(200)];
            random.nextBytes(tail);
            ByteBuffer start =
                    ByteBuffer.allocate(mark.length + tail.length).put(mark).put(tail);
            start.flip().limit(random.nextInt(start.limit() + 1));

            assertThatCode(() -> types.detect(start)).doesNotThrowAnyException();
        }
    }
}
