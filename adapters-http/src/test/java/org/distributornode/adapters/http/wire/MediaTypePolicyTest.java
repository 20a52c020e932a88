package org.distributornode.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.distributornode.adapters.http.wire.MediaTypePolicy.ServedType;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypePolicyTest {

    private static final ServedType BINARY = new ServedType(MediaType.OCTET_STREAM, false);

    private final MediaTypePolicy policy = new MediaTypePolicy(Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "IMAGE/PNG",
                "image/avif",
                "video/webm",
                "video/mp4; codecs=\"avc1\"",
                "audio/ogg",
                "font/woff2",
                "text/plain",
                "text/plain; charset=utf-8",
                "text/vtt",
                "application/ogg"
            })
    void servesMediaAsWhatTheyAre(String type) {
        assertThat(policy.serve(new MediaType(type))).isEqualTo(new ServedType(new MediaType(type), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "TEXT/HTML",
                "image/svg+xml",
                "IMAGE/SVG+XML; charset=utf-8",
                "image/svg",
                "image/foo+xml",
                "text/xml",
                "application/xhtml+xml",
                "application/javascript",
                "text/javascript",
                "application/pdf",
                "text/css",
                "application/json",
                "application/zip",
                "application/octet-stream",
                "multipart/x-mixed-replace",
                "x/y"
            })
    void servesAllElseAsBytes(String type) {
        assertThat(policy.serve(new MediaType(type))).isEqualTo(BINARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", "application/pdf", "application/xhtml+xml"})
    void sandboxesScriptWhereASettingAllowsIt(String type) {
        MediaTypePolicy open = new MediaTypePolicy(Set.of(type));

        assertThat(open.serve(new MediaType(type))).isEqualTo(new ServedType(new MediaType(type), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/zip", "application/epub"})
    void leavesHarmlessExtraTypesAlone(String type) {
        MediaTypePolicy open = new MediaTypePolicy(Set.of(type));

        assertThat(open.serve(new MediaType(type))).isEqualTo(new ServedType(new MediaType(type), false));
    }
}
