package org.distributornode.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.distributornode.domain.store.StoreBucket.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../x",
                "x/..",
                "x/../y",
                "a/",
                "/",
                "nul\0l",
                "\uD83D",
                "\uDE00\uD83D",
                "../../etc/passwd",
                "d/"
            })
    void refusesNamesThatLeadAstray(String text) {
        assertThat(ObjectName.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectName(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "...",
                "..a",
                "a..",
                "a/..b",
                ".",
                "a//b",
                "/a",
                "a b",
                "ü",
                "?",
                "#",
                "+",
                "%41",
                "&",
                ":",
                "~",
                "a.",
                "%2e%2e",
                "\\..\\",
                "\uD83D\uDE00",
                "\r\n"
            })
    void takesAllOthers(String text) {
        assertThat(ObjectName.parse(text)).contains(new ObjectName(text));
    }

    @Test
    void boundsNamesByTheirBytes() {
        assertThat(ObjectName.parse("x".repeat(ObjectName.LONGEST))).isPresent();
        assertThat(ObjectName.parse("x".repeat(ObjectName.LONGEST + 1))).isEmpty();
        assertThat(ObjectName.parse("ü".repeat(ObjectName.LONGEST / 2 + 1))).isEmpty();
        assertThat(ObjectName.parse("x".repeat(10_240))).isEmpty();
    }

    @Property
    void ordersNamesAsTheirBytes(
            @ForAll @StringLength(max = 6) String one, @ForAll @StringLength(max = 6) String other) {
        if (isText(one) && isText(other)) {
            int bytes = Arrays.compareUnsigned(
                    one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

            assertThat(Integer.signum(ObjectName.compare(one, other))).isEqualTo(Integer.signum(bytes));
        }
    }

    @Test
    void ordersRareCharactersBehindCommonOnes() {
        assertThat(ObjectName.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
        assertThat(ObjectName.compare("a\uD83D\uDE00", "a\uD83D\uDE01")).isNegative();
        assertThat(ObjectName.compare("a", "ab")).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a/b", "a b", "ü", "@", "%41", "a\0"})
    void refusesNamesOfBuckets(String text) {
        assertThat(StoreBucket.objection(text)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> StoreBucket.local(text));
    }

    @Test
    void namesBuckets() {
        StoreBucket plain = StoreBucket.local("a.B_c-9");

        assertThat(plain).hasToString("ais://a.B_c-9");
        assertThat(plain.isLocal()).isTrue();
        assertThat(new StoreBucket("aws", Namespace.GLOBAL, "b").isLocal()).isFalse();
        assertThat(new StoreBucket("ais", new Namespace("u", "n"), "b")).hasToString("ais://@u#n/b");
        assertThat(StoreBucket.objection("x".repeat(StoreBucket.LONGEST + 1))).isPresent();
        assertThat(Namespace.parse("a/b", "")).isEmpty();
    }

    @Test
    void boundsWhatIsAttached() {
        assertThat(CustomMetadata.of(Map.of("k", "v".repeat(2044)))).isPresent();
        assertThat(CustomMetadata.of(Map.of("k", "v".repeat(2046)))).isEmpty();
        assertThat(CustomMetadata.of(Map.of("k", "ü".repeat(1023)))).isEmpty();
        assertThat(CustomMetadata.of(Map.of("", "v"))).isEmpty();
        assertThat(CustomMetadata.of(Map.of("a=b", "v"))).isEmpty();
        assertThat(CustomMetadata.of(Map.of("k", "a\nb"))).isEmpty();
        assertThat(CustomMetadata.of(Map.of("k", "a=b, c"))).isPresent();
    }

    private static boolean isText(String text) {
        return !text.contains("\0") && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
