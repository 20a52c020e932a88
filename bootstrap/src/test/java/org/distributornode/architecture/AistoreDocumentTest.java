package org.distributornode.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/aistore.md` against the tests that it names.
class AistoreDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z0-9]+Test)#([A-Za-z0-9]+)`");

    @Test
    void namesATestOfEachRow() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/aistore.md")).stream()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| row |") && !line.startsWith("| ---"))
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(50)
                .allMatch(row -> NAMED.matcher(row).find());
    }

    @Test
    void namesNoTestThatIsNotThere() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(ROOT.resolve("docs/aistore.md")))
                .results()
                .toList();
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> tests = files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().endsWith("Test.java"))
                    .toList();
            for (MatchResult one : named) {
                assertThat(tests)
                        .as(one.group())
                        .anyMatch(file -> file.endsWith(one.group(1) + ".java") && declares(file, one.group(2)));
            }
        }
    }

    private static boolean declares(Path file, String method) {
        try {
            return Files.readString(file).contains("void " + method + "(");
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
