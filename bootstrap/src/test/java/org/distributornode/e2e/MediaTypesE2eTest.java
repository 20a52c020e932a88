package org.distributornode.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What an object is said to be, by real files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MediaTypesE2eTest {

    private static final String OCTETS = "application/octet-stream";
    private static final String BOOK = "%PDF-1.7\n%\u0001\u0002\u0003\n1 0 obj\n";
    private static final String PAGE = "<!doctype html><html><script>alert(1)</script></html>";
    private static final String DRAWING =
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    private final NodeRig rig = NodeRig.started("limits.maxCachedItemSize", "4M");

    @AfterAll
    void close() {
        rig.close();
    }

    private static Stream<Arguments> files() throws IOException {
        return Stream.of(
                Arguments.of("webm", resource("/demo/film.webm"), "video/webm"),
                Arguments.of("opus", resource("/demo/tune.opus"), "audio/ogg; codecs=opus"),
                Arguments.of("webp", resource("/demo/picture.webp"), "image/webp"),
                Arguments.of("vtt", resource("/demo/film.vtt"), "text/vtt"),
                Arguments.of("png", image("png"), "image/png"),
                Arguments.of("gif", image("gif"), "image/gif"),
                Arguments.of("html", PAGE.getBytes(UTF_8), OCTETS),
                Arguments.of("svg", DRAWING.getBytes(UTF_8), OCTETS),
                Arguments.of("xml", "<?xml version=\"1.0\"?><a/>".getBytes(UTF_8), OCTETS),
                Arguments.of("pdf", BOOK.getBytes(UTF_8), OCTETS),
                Arguments.of("empty", new byte[0], OCTETS),
                Arguments.of("noise", Bytes.random(9000, 1), OCTETS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void saysWhatAFileIsInEveryAnswer(String name, byte[] content, String type) {
        Published object = rig.world().publish(content);

        Reply miss = rig.client().get(object.path());
        rig.awaitHit(object);
        Reply hit = rig.client().get(object.path());
        Reply head = rig.client().head(object.path());

        for (Reply reply : List.of(miss, hit, head)) {
            assertThat(reply.header("content-type")).as(name).isEqualTo(type);
            assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
        }
        assertThat(hit.body()).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "text/vtt, text/vtt",
        "text/vtt; charset=utf-8, text/vtt; charset=utf-8",
        "text/plain, text/plain",
        "text/html, application/octet-stream",
        "text/xml, application/octet-stream",
    })
    void takesTheUploadersWordForASubtitleUnlessItCouldRunScript(String declared, String type) {
        byte[] lines = ("1\n00:00:01,000 --> 00:00:02,000\n" + declared + "\n").getBytes(UTF_8);
        Published object = rig.world().publishSubtitle(lines, declared);

        Reply miss = rig.client().get(object.path());
        rig.awaitHit(object);

        assertThat(miss.header("content-type")).isEqualTo(type);
        assertThat(rig.client().get(object.path()).header("content-type")).isEqualTo(miss.header("content-type"));
    }

    @Test
    void remembersTheTypeOverARestart() throws IOException {
        try (NodeRig own = NodeRig.started()) {
            Published object = own.world().publish(resource("/demo/film.webm"));
            own.hold(object);

            own.restart();

            Reply part = own.client().get(object.path(), "Range", "bytes=-100");
            assertThat(part.header("content-type")).isEqualTo("video/webm");
            assertThat(part.cache()).isEqualTo("hit");
        }
    }

    @Test
    void believesNoSourceThatCallsAStreamedObjectAPage() {
        Published object = rig.world().publish(Bytes.random(5_000_000, 2));
        rig.world().storageNode(0).behaveFor(object.id(), new Quirk.ContentType("text/html"));
        rig.world().storageNode(1).behaveFor(object.id(), new Quirk.ContentType("text/html"));

        Reply part = rig.client().get(object.path(), "Range", "bytes=100-200");

        assertThat(part.header("x-data-source")).isEqualTo("external");
        assertThat(part.header("content-type")).isEqualTo(OCTETS);
        assertThat(part.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void sandboxesWhatRunsScriptWhereAKeyAllowsIt() {
        try (NodeRig own = NodeRig.started("publicApi.allowedMediaTypes", "[application/pdf, text/html]")) {
            Published book = own.world().publish(BOOK.getBytes(UTF_8));
            Published page = own.world().publishSubtitle(PAGE.getBytes(UTF_8), "text/html");

            for (Published object : List.of(book, page)) {
                Reply miss = own.client().get(object.path());
                own.awaitHit(object);

                for (Reply reply : List.of(
                        miss, own.client().get(object.path()), own.client().head(object.path()))) {
                    assertThat(reply.header("content-type"))
                            .isEqualTo(object == book ? "application/pdf" : "text/html");
                    assertThat(reply.header("content-security-policy")).isEqualTo("sandbox; default-src 'none'");
                }
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(MediaTypesE2eTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
