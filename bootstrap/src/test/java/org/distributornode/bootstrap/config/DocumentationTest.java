package org.distributornode.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `docs/configuration.md` against the keys that there are.
class DocumentationTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
    private static final int COLUMNS = 5;

    record Row(String key, String standard, String variable, String effect) {}

    @Test
    void listsEveryKeyOnce() throws IOException {
        assertThat(rows())
                .extracting(Row::key)
                .containsExactlyInAnyOrderElementsOf(
                        Schema.KEYS.stream().map(Key::path).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysTheDefault(Row row) {
        Key<?> key = Schema.key(row.key).orElseThrow();

        if (key.standard().isPresent()) {
            assertThat(row.standard).isEqualTo(key.standard().get());
        } else {
            assertThat(row.standard).matches("–|required.*|`limits\\..*`");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesTheVariable(Row row) {
        assertThat(row.variable)
                .isEqualTo(Schema.key(row.key).orElseThrow().variable().replace("JOYSTREAM_DISTRIBUTOR", "…"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysWhetherTheKeyActs(Row row) {
        assertThat(row.effect).matches("(acts|accepted without effect)($|[:; ,].+)");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysRequiredOfWhatTheStartIsRefusedWithout(Row row) {
        boolean required = row.standard.startsWith("required");
        var settings = Readings.minimal();
        boolean given = settings.remove(row.key) != null;

        assertThat(given).isEqualTo(required);
        if (required) {
            assertThat(Readings.refusal(Readings.ofSettings(settings))).contains(row.key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/configuration.md", "README.md"})
    void showsAConfigurationThatWorks(String document) throws IOException {
        String text = Files.readString(Path.of("..").resolve(document));
        String first = text.split("```yaml\n|```", -1)[1];

        Readings.accepted(Readings.yaml(first));
    }

    @Test
    void introducesTheProjectOnOnePage() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "README.md"));

        assertThat(lines).hasSizeLessThanOrEqualTo(150);
        assertThat(lines.stream().filter(line -> line.startsWith("    ")))
                .startsWith(
                        "    ./distributor-node demo      # builds what is missing, starts a small network and the node"
                                + " in front of it");
    }

    static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(line -> line.substring(1).split("\\|", -1))
                    .map(DocumentationTest::row)
                    .toList();
        }
    }

    private static Row row(String[] cells) {
        assertThat(cells).as(cells[0]).hasSize(COLUMNS + 1);
        return new Row(
                cells[0].strip().replace("`", ""),
                cells[2].strip(),
                cells[3].strip().replace("`", ""),
                cells[4].strip());
    }
}
