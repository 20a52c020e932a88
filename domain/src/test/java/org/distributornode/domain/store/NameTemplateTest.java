package org.distributornode.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.domain.store.NameTemplate.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTemplateTest {

    @Test
    void standsForRanges() {
        assertThat(read("o{1..3}").names()).containsExactly("o1", "o2", "o3");
        assertThat(read("shard-{001..005..2}.tar").names())
                .containsExactly("shard-001.tar", "shard-003.tar", "shard-005.tar");
        assertThat(read("{8..011}").names()).containsExactly("8", "9", "10", "11");
        assertThat(read("{08..11}").names()).containsExactly("08", "09", "10", "11");
        assertThat(read("a{0..1}b{10..12..2}c").names()).containsExactly("a0b10c", "a0b12c", "a1b10c", "a1b12c");
        assertThat(read("p-@03-s").names()).containsExactly("p-00-s", "p-01-s", "p-02-s", "p-03-s");
        assertThat(read("{7..7}").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir/sub", "o{1..", "a@b", "{}", "100%"})
    void standsForAPrefixWithoutARange(String text) {
        NameTemplate template = read(text);

        assertThat(template.isPrefix()).isTrue();
        assertThat(template.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{3..1}",
                "{a..b}",
                "{-1..3}",
                "{1..3..0}",
                "{1..3..-1}",
                "{..3}",
                "{1..}",
                "{0..10000000}",
                "a{1..10000}b{1..10000}",
                "{0..9999999999999999999}",
                "@99999999999999999999",
                "o%06d",
                "p%d",
                "a{1..2}{x..y}",
                "{0..999999999999999999}{0..999999999999999999}"
            })
    void refusesWhatHasNoEndOrNoMeaning(String text) {
        assertThat(NameTemplate.parse(text)).isInstanceOf(Parsed.Refused.class);
    }

    /// Which a pattern with three parts would try in more ways than there is time for.
    @Test
    void refusesAMegabyteOfDotsAtOnce() {
        assertThat(NameTemplate.parse("{" + ".".repeat(1 << 20))).isInstanceOf(Parsed.Refused.class);
        assertThat(NameTemplate.parse("{..".repeat(2700) + "}")).isInstanceOf(Parsed.Refused.class);
        assertThat(read("{" + ".".repeat(4095)).isPrefix()).isTrue();
    }

    @Test
    void readsTheInnermostBraces() {
        assertThat(read("{{1..2}}").names()).containsExactly("{1}", "{2}");
        assertThat(read("{a}{1..2}").names()).containsExactly("{a}1", "{a}2");
        assertThat(read("}{1..2}").names()).containsExactly("}1", "}2");
        assertThat(NameTemplate.parse("{1.....5}")).isInstanceOf(Parsed.Refused.class);
        assertThat(NameTemplate.parse("{1..5..1..1}")).isInstanceOf(Parsed.Refused.class);
        assertThat(read("{1.5}").isPrefix()).isTrue();
    }

    @Test
    void makesNamesWhenTheyAreAskedFor() {
        NameTemplate template = read("n{0..9999999}");

        assertThat(template.count()).isEqualTo(NameTemplate.MOST);
        assertThat(template.name(9_999_999)).isEqualTo("n9999999");
    }

    @Test
    void standsForNoNamesThatAreTooLong() {
        assertThat(read("x".repeat(4093) + "{1..100}").objection()).isEmpty();
        assertThat(NameTemplate.parse("x".repeat(4094) + "{1..100}")).isInstanceOf(Parsed.Refused.class);
        assertThat(NameTemplate.parse("x".repeat(4097))).isInstanceOf(Parsed.Refused.class);
        assertThat(read("\u00fc".repeat(2047) + "{1..100}").objection())
                .contains("stands for a name that is longer than 4096 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a{1..3}", "a/../{1..3}", "{1..3}/..", "{1..3}/", "{1..3}\0", "{1..3}\ud800"})
    void objectsToNamesThatAreNone(String text) {
        assertThat(read(text).objection()).isPresent();
        assertThat(read("..{1..3}").objection()).isEmpty();
        assertThat(read("dir/").objection()).isEmpty();
    }

    private static NameTemplate read(String text) {
        return ((Parsed.Read) NameTemplate.parse(text)).template();
    }
}
