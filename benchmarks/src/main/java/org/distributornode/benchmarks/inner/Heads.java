package org.distributornode.benchmarks.inner;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.hit.AssetHeads;
import org.distributornode.adapters.http.hit.HttpDate;
import org.distributornode.adapters.http.hit.RequestHead;
import org.distributornode.adapters.http.wire.ConditionalRequest;
import org.distributornode.adapters.http.wire.Decision;
import org.distributornode.adapters.http.wire.MediaTypePolicy;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reads request heads ahead of the codec, finds out which part is asked for, writes the head of the answer.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Heads {

    private static final int MOST_RANGES = 16;

    private static final DataObject OBJECT =
            new DataObject(new DataObjectId(4711), 10 << 20, new ContentHash(1, 2, 3, 4), Optional.empty());

    private final byte[] plain = bytes("GET /api/v1/assets/4711 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n");
    private final byte[] browser = bytes("""
            GET /api/v1/assets/4711 HTTP/1.1\r
            Host: distributor.example.org\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r
            Accept: video/webm,video/ogg,video/*;q=0.9,application/ogg;q=0.7,audio/*;q=0.6,*/*;q=0.5\r
            Accept-Language: en-US,en;q=0.5\r
            Range: bytes=1048576-1114111\r
            Referer: https://example.org/video/4711\r
            Sec-Fetch-Dest: video\r
            Sec-Fetch-Mode: no-cors\r
            Sec-Fetch-Site: same-site\r
            Connection: keep-alive\r
            \r
            """);
    private final RequestHead head = new RequestHead();
    private final ConditionalRequest one = new ConditionalRequest(false, "bytes=1048576-1114111", null, null, null);
    private final ConditionalRequest three =
            new ConditionalRequest(false, "bytes=0-99, 1048576-1114111, -500", null, null, null);
    private final AssetHeads.Heads heads =
            new AssetHeads(new MediaTypePolicy(Set.of())).of(OBJECT, new MediaType("video/mp4"));
    private final byte[] tag = AssetHeads.tag(OBJECT);
    private final HttpDate date = new HttpDate(InstantSource.system());
    private final byte[] answer = new byte[4096];

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public RequestHead.Verdict readPlainHead() {
        return head.read(plain, plain.length);
    }

    @Benchmark
    public RequestHead.Verdict readBrowsersHead() {
        return head.read(browser, browser.length);
    }

    @Benchmark
    public Decision decideOnOneRange() {
        return Decision.of(one, OBJECT, MOST_RANGES);
    }

    @Benchmark
    public Decision decideOnThreeRanges() {
        return Decision.of(three, OBJECT, MOST_RANGES);
    }

    @Benchmark
    public int writeHead() {
        return heads.part().write(answer, ByteSlice.between(1 << 20, 1 << 21), OBJECT.size(), date.now(), tag);
    }
}
