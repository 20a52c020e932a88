package org.distributornode.adapters.http.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonBoolean;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{} {}",
                "{}x",
                "1 2",
                "{a:1}",
                "{'a':1}",
                "NaN",
                "01",
                "+1",
                ".5",
                "1.",
                "tru",
                "nul",
                "\"\u0001\"",
                "\"\\x\"",
                "// no\n1",
                "1e99999999999"
            })
    void refusesWhatIsNotJson(String text) {
        assertThat(StrictJson.parse(text)).isEmpty();
        assertThat(StrictJson.parse(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void refusesWhatWouldCostTooMuch() {
        assertThat(StrictJson.parse("[".repeat(32) + "]".repeat(32))).isPresent();
        assertThat(StrictJson.parse("[".repeat(33) + "]".repeat(33))).isEmpty();
        assertThat(StrictJson.parse("{\"a\":".repeat(100_000))).isEmpty();
        assertThat(StrictJson.parse("1".repeat(100))).isPresent();
        assertThat(StrictJson.parse("1".repeat(101))).isEmpty();
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(StrictJson.parse("\"é\"".getBytes(ISO_8859_1))).isEmpty();
        assertThat(StrictJson.parse("\"é\"".getBytes(UTF_8))).contains(new JsonText("é"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1.0",
                "100 | 1e2",
                "0 | -0.00",
                "1e-3 | 0.001",
                "{\"a\":1,\"b\":[null]} | { \"b\" : [ null ], \"a\" : 1.00 }",
                "\"\\u0041\" | \"A\"",
            })
    void takesForEqualWhatMeansTheSame(String one, String other) {
        assertThat(StrictJson.parse(one)).isPresent().isEqualTo(StrictJson.parse(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | \"1\"",
                "[1,2] | [2,1]",
                "{} | []",
                "{\"a\":null} | {}",
                "false | null",
                "0 | false",
                "1 | 1.00000000000000000001"
            })
    void tellsApartWhatDoesNot(String one, String other) {
        assertThat(StrictJson.parse(one)).isNotEqualTo(StrictJson.parse(other));
    }

    @Property(tries = 200)
    void readsWhatItWrites(@ForAll("values") JsonValue value) {
        assertThat(StrictJson.parse(value.text())).contains(value);
        assertThat(value.text()).doesNotContain("\n", "\r");
    }

    @Property(tries = 200)
    void mindsNoOrderOfKeysHoweverDeep(@ForAll("values") JsonValue value, @ForAll Random random) {
        assertThat(shuffled(value, random)).isEqualTo(value);
    }

    @Property(tries = 200)
    void mindsAnyChangeHoweverDeep(@ForAll("values") JsonValue value, @ForAll Random random) {
        assertThat(changed(value, random)).isNotEqualTo(value);
    }

    @Provide
    Arbitrary<JsonValue> values() {
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(JsonText::new),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                        .ofScale(4)
                        .map(JsonNumber::new),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                Arbitraries.just(new JsonNull()));
        Arbitrary<JsonValue> flat = containers(leaves);
        return Arbitraries.oneOf(leaves, flat, containers(Arbitraries.oneOf(leaves, flat)));
    }

    private static Arbitrary<JsonValue> containers(Arbitrary<JsonValue> content) {
        return Arbitraries.oneOf(
                content.list().ofMaxSize(4).map(JsonArray::new),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), content)
                        .ofMaxSize(4)
                        .map(JsonObject::new));
    }

    private static JsonValue shuffled(JsonValue value, Random random) {
        return switch (value) {
            case JsonObject(Map<String, JsonValue> members) -> {
                List<Map.Entry<String, JsonValue>> entries = new ArrayList<>(members.entrySet());
                Collections.shuffle(entries, random);
                Map<String, JsonValue> turned = new LinkedHashMap<>();
                entries.forEach(entry -> turned.put(entry.getKey(), shuffled(entry.getValue(), random)));
                yield new JsonObject(turned);
            }
            case JsonArray(List<JsonValue> items) ->
                new JsonArray(items.stream().map(item -> shuffled(item, random)).toList());
            case JsonText _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private static JsonValue changed(JsonValue value, Random random) {
        return switch (value) {
            case JsonObject(Map<String, JsonValue> members) -> {
                Map<String, JsonValue> turned = new LinkedHashMap<>(members);
                List<String> keys = new ArrayList<>(members.keySet());
                if (keys.isEmpty() || random.nextBoolean()) {
                    turned.put("longer than any", new JsonNull());
                } else {
                    turned.computeIfPresent(
                            keys.get(random.nextInt(keys.size())), (_, member) -> changed(member, random));
                }
                yield new JsonObject(turned);
            }
            case JsonArray(List<JsonValue> items) -> {
                List<JsonValue> turned = new ArrayList<>(items);
                turned.add(new JsonNull());
                yield new JsonArray(turned);
            }
            case JsonText(String text) -> new JsonText(text + "x");
            case JsonNumber(BigDecimal number) -> new JsonNumber(number.add(BigDecimal.ONE));
            case JsonBoolean(boolean bool) -> new JsonBoolean(!bool);
            case JsonNull _ -> JsonObject.EMPTY;
        };
    }
}
