package org.distributornode.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.wire.WireFixtures.TAG;
import static org.distributornode.adapters.http.wire.WireFixtures.WEAK_TAG;
import static org.distributornode.adapters.http.wire.WireFixtures.object;
import static org.distributornode.adapters.http.wire.WireFixtures.range;
import static org.distributornode.adapters.http.wire.WireFixtures.request;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

    private static final int MAX_RANGES = 16;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bytes=0-99              | 0+100
                    bytes=0-0               | 0+1
                    bytes=500-599           | 500+100
                    bytes=-10               | 990+10
                    bytes=-1000             | 0+1000
                    bytes=-5000             | 0+1000
                    bytes=0-                | 0+1000
                    bytes=999-              | 999+1
                    bytes=900-5000          | 900+100
                    bytes=0-999             | 0+1000
                    BYTES=0-9               | 0+10
                    bytes= 0-9 , , 5-29     | 0+30
                    bytes=0-9,10-19         | 0+20
                    bytes=10-19,0-9         | 0+20
                    bytes=0-9,99999-        | 0+10
                    bytes=0-9,50-10         | 0+10
                    bytes=0-0,1-            | 0+1000
                    bytes=0-99999999999999999999 | 0+1000
                    bytes=-99999999999999999999  | 0+1000
                    """)
    void sendsOnePart(String field, String expected) {
        assertThat(decide(range(field), 1000)).isEqualTo(new Decision.Part(slice(expected)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bytes=0-9,20-29         | 0+10 20+10
                    bytes=-1,0-0            | 999+1 0+1
                    bytes=50-59,0-9,55-69   | 50+20 0+10
                    bytes=0-9,11-19         | 0+10 11+9
                    bytes=90-99,0-9,5-20,99-100 | 90+11 0+21
                    """)
    void sendsSeveralPartsInTheClientsOrder(String field, String expected) {
        Decision decision = decide(range(field), 1000);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Parts.class,
                        parts -> assertThat(parts.slices().stream()
                                        .map(slice -> slice.offset() + "+" + slice.length())
                                        .collect(Collectors.joining(" ")))
                                .isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=1000-",
                "bytes=1000-2000",
                "bytes=50-10",
                "bytes=abc",
                "bytes=",
                "bytes=-",
                "bytes=,",
                "bytes=-0",
                "bytes=1-2-3",
                "bytes=--1",
                "bytes=0-9,abc",
                "bytes=0x1-2",
                "bytes=99999999999999999999-",
                "bytes=+1-2"
            })
    void refusesWhatCannotBeSatisfied(String field) {
        assertThat(decide(range(field), 1000)).isEqualTo(new Decision.RangeNotSatisfiable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"items=0-5", "0-5", "", "byte=0-5", "bytes 0-5", "seconds=1-"})
    void ignoresOtherUnits(String field) {
        assertThat(decide(range(field), 1000)).isEqualTo(new Decision.Whole(new ByteSlice(0, 1000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-0", "bytes=-1", "bytes=0-9,20-29"})
    void refusesEveryRangeOfAnEmptyObject(String field) {
        assertThat(decide(range(field), 0)).isEqualTo(new Decision.RangeNotSatisfiable());
    }

    @Test
    void sendsTheWholeOfAnEmptyObject() {
        assertThat(decide(request(null, null, null, null), 0)).isEqualTo(new Decision.Whole(new ByteSlice(0, 0)));
    }

    @Test
    void sendsTheWholeWhenThereAreTooManyParts() {
        assertThat(decide(range(everyTenth(MAX_RANGES)), 1000)).isInstanceOf(Decision.Parts.class);
        assertThat(decide(range(everyTenth(MAX_RANGES + 1)), 1000)).isInstanceOf(Decision.Whole.class);
    }

    @Test
    void countsPartsOnceTheyAreJoined() {
        String adjacent = IntStream.range(0, 100).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","));

        assertThat(decide(range("bytes=" + adjacent), 1000)).isEqualTo(new Decision.Part(new ByteSlice(0, 100)));
    }

    @Test
    void knowsNoRangesInAHead() {
        ConditionalRequest head = new ConditionalRequest(true, "bytes=0-9", null, null, null);

        assertThat(decide(head, 1000)).isInstanceOf(Decision.Whole.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"stale\"", "Sat, 21 Nov 2026 10:00:00 GMT", "*", "", "unquoted"})
    void sendsTheWholeWhenIfRangeNamesAnotherState(String ifRange) {
        assertThat(decide(request("bytes=0-9", null, null, ifRange), 1000)).isInstanceOf(Decision.Whole.class);
        assertThat(decide(request("bytes=5000-", null, null, ifRange), 1000)).isInstanceOf(Decision.Whole.class);
    }

    @Test
    void comparesIfRangeStrongly() {
        assertThat(decide(request("bytes=0-9", null, null, TAG), 1000)).isInstanceOf(Decision.Part.class);
        assertThat(decide(request("bytes=0-9", null, null, WEAK_TAG), 1000)).isInstanceOf(Decision.Whole.class);
    }

    @Test
    void looksAtConditionsBeforeRanges() {
        assertThat(decide(request("bytes=5000-", "\"x\"", null, null), 1000))
                .isInstanceOf(Decision.PreconditionFailed.class);
        assertThat(decide(request("bytes=5000-", null, TAG, null), 1000)).isInstanceOf(Decision.NotModified.class);
    }

    @Test
    void coversTheWholeWhenItsPartsAddUpToIt() {
        Decision.Send send = (Decision.Send) decide(range("bytes=500-,0-499"), 1000);

        assertThat(send.extent(1000)).isEqualTo(new Extent.Whole());
    }

    @Test
    void coversItsPartsInTheOrderInWhichTheyAreSent() {
        Decision.Send send = (Decision.Send) decide(range("bytes=500-509,20-29"), 1000);

        assertThat(send.extent(1000))
                .isEqualTo(new Extent.Parts(List.of(ByteSlice.between(500, 510), ByteSlice.between(20, 30))));
    }

    private static String everyTenth(int parts) {
        return IntStream.range(0, parts)
                .mapToObj(i -> i * 10 + "-" + i * 10)
                .collect(Collectors.joining(",", "bytes=", ""));
    }

    private static Decision decide(ConditionalRequest request, long size) {
        return Decision.of(request, object(size), MAX_RANGES);
    }

    private static ByteSlice slice(String text) {
        String[] numbers = text.split("\\+", 2);
        return new ByteSlice(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }
}
