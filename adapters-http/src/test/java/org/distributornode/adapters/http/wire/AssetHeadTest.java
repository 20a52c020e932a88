package org.distributornode.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.wire.WireFixtures.HASH;
import static org.distributornode.adapters.http.wire.WireFixtures.asset;
import static org.distributornode.adapters.http.wire.WireFixtures.object;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssetHeadTest {

    private static final Decision WHOLE = new Decision.Whole(new ByteSlice(0, 100));

    @Test
    void tellsAllOfAHit() {
        ResponseHead head = AssetHead.of(WHOLE, asset(100, Freshness.HIT, Via.LOCAL));

        assertThat(text(head)).isEqualTo("""
                        200
                        Content-Type: image/png
                        content-length: 100
                        content-disposition: inline
                        Cache-Control: public, max-age=31536000, immutable
                        ETag: "%s"
                        Accept-Ranges: bytes
                        x-cache: hit
                        x-data-source: local
                        Cache-Status: distributor-node; hit
                        timing-allow-origin: *
                        access-control-expose-headers: x-cache, x-data-source, ETag, Content-Range, Accept-Ranges, Content-Length, Cache-Status
                        Access-Control-Allow-Origin: *
                        X-Content-Type-Options: nosniff
                        """.formatted(HASH));
    }

    @ParameterizedTest
    @EnumSource(
            value = Freshness.class,
            names = {"PENDING", "MISS"})
    void keepsWhatIsUnprovenForThreeMinutes(Freshness freshness) {
        ResponseHead head = AssetHead.of(WHOLE, asset(100, freshness, Via.LOCAL));

        assertThat(head.value("cache-control")).contains("max-age=180, must-revalidate");
        assertThat(head.value("content-length")).contains("100");
        assertThat(head.value("x-cache")).contains(freshness.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void tellsHowTheCacheAnswered() {
        assertThat(cacheStatus(WHOLE, Freshness.PENDING, Via.LOCAL)).isEqualTo("distributor-node; fwd=miss; collapsed");
        assertThat(cacheStatus(WHOLE, Freshness.MISS, Via.LOCAL)).isEqualTo("distributor-node; fwd=miss; stored");
        assertThat(cacheStatus(WHOLE, Freshness.MISS, Via.EXTERNAL)).isEqualTo("distributor-node; fwd=miss");
        assertThat(AssetHead.of(new Decision.NotModified(), asset(9, Freshness.MISS, null))
                        .value("Cache-Status"))
                .contains("distributor-node; fwd=miss");
    }

    @Test
    void claimsNothingToBeStoredBecauseOfAHead() {
        assertThat(AssetHead.of(WHOLE, asset(100, Freshness.MISS, null)).value("Cache-Status"))
                .contains("distributor-node; fwd=miss");
    }

    @ParameterizedTest
    @EnumSource
    void saysOfAHeadWhatItSaysOfAGetButTheWay(Freshness freshness) {
        List<Header> get = AssetHead.of(WHOLE, asset(100, freshness, Via.LOCAL)).headers();
        List<Header> head = AssetHead.of(WHOLE, asset(100, freshness, null)).headers();

        assertThat(head)
                .isEqualTo(get.stream()
                        .filter(header -> !header.name().equals("x-data-source"))
                        .map(header -> new Header(header.name(), header.value().replace("; stored", "")))
                        .toList());
    }

    @Test
    void namesNoTypeThatNobodyKnows() {
        KnownAsset unknown = new KnownAsset(object(100), Freshness.MISS, null, null);

        assertThat(AssetHead.of(WHOLE, unknown).value("Content-Type")).isEmpty();
    }

    @Test
    void sandboxesWhatRunsScript() {
        MediaTypePolicy.ServedType html = new MediaTypePolicy.ServedType(new MediaType("text/html"), true);
        KnownAsset asset = new KnownAsset(object(100), Freshness.HIT, html, Via.LOCAL);

        assertThat(AssetHead.of(WHOLE, asset).value("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(AssetHead.of(several(), asset).value("Content-Security-Policy"))
                .isPresent();
    }

    @Test
    void saysWhichPartItSends() {
        Decision part = new Decision.Part(new ByteSlice(10, 20));

        ResponseHead head = AssetHead.of(part, asset(100, Freshness.HIT, Via.LOCAL));

        assertThat(head.status()).isEqualTo(206);
        assertThat(head.value("Content-Range")).contains("bytes 10-29/100");
        assertThat(head.value("Content-Length")).contains("20");
    }

    @Test
    void describesNoContentWhenNothingChanged() {
        ResponseHead head = AssetHead.of(new Decision.NotModified(), asset(100, Freshness.HIT, Via.LOCAL));

        assertThat(head.status()).isEqualTo(304);
        assertThat(head.headers())
                .noneMatch(header -> header.name().toLowerCase(Locale.ROOT).startsWith("content-"));
        assertThat(head.value("ETag")).contains(WireFixtures.TAG);
        assertThat(head.value("x-data-source")).contains("local");
        assertThat(head.value("Cache-Control")).contains("public, max-age=31536000, immutable");
    }

    @Test
    void keepsErrorsOutOfCaches() {
        ResponseHead failed = AssetHead.of(new Decision.PreconditionFailed(), asset(100, Freshness.HIT, null));
        ResponseHead range = AssetHead.of(new Decision.RangeNotSatisfiable(), asset(100, Freshness.PENDING, null));

        assertThat(failed.status()).isEqualTo(412);
        assertThat(range.status()).isEqualTo(416);
        assertThat(range.value("Content-Range")).contains("bytes */100");
        assertThat(List.of(failed, range)).allSatisfy(head -> {
            assertThat(head.value("Cache-Control")).contains("no-store");
            assertThat(head.value("ETag")).contains(WireFixtures.TAG);
            assertThat(head.value("Accept-Ranges")).contains("bytes");
            assertThat(head.value("x-cache")).isPresent();
            assertThat(head.value("Content-Type")).isEmpty();
            assertThat(head.value("content-disposition")).isEmpty();
        });
    }

    @Test
    void framesSeveralParts() {
        KnownAsset asset = asset(100, Freshness.HIT, Via.LOCAL);

        ResponseHead head = AssetHead.of(several(), asset);
        List<Piece> body = AssetHead.body(several(), asset);

        assertThat(head.status()).isEqualTo(206);
        assertThat(head.value("Content-Type")).contains("multipart/byteranges; boundary=" + HASH);
        assertThat(head.value("Content-Range")).isEmpty();
        assertThat(head.value("Content-Length"))
                .contains(Long.toString(body.stream().mapToLong(Piece::length).sum()));
        assertThat(body.stream()
                        .map(AssetHeadTest::spelled)
                        .collect(Collectors.joining())
                        .replace("\r\n", "\n"))
                .isEqualTo("""
                        --H
                        Content-Type: image/png
                        Content-Range: bytes 0-9/100

                        [0+10]
                        --H
                        Content-Type: image/png
                        Content-Range: bytes 50-59/100

                        [50+10]
                        --H--
                        """.replace("H", HASH.toString()));
    }

    private static Decision.Parts several() {
        return new Decision.Parts(List.of(new ByteSlice(0, 10), new ByteSlice(50, 10)));
    }

    private static String spelled(Piece piece) {
        return switch (piece) {
            case Piece.Text(var ascii) -> ascii;
            case Piece.OfObject(var slice) -> "[" + slice.offset() + "+" + slice.length() + "]";
        };
    }

    private static String cacheStatus(Decision decision, Freshness freshness, Via via) {
        return AssetHead.of(decision, asset(100, freshness, via))
                .value("Cache-Status")
                .orElseThrow();
    }

    private static String text(ResponseHead head) {
        return head.headers().stream()
                .map(header -> header.name() + ": " + header.value() + "\n")
                .collect(Collectors.joining("", head.status() + "\n", ""));
    }
}
