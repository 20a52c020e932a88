package org.distributornode.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.config.Documents;
import org.distributornode.domain.job.JobKind;
import org.junit.jupiter.api.Test;

/// docs/operations.md says what there is, and nothing else. Its metrics are compared with those of a node in
/// `OperatorListenerE2eTest`.
final class OperationsDocumentTest {

    private static final Pattern ROUTE = Pattern.compile("`(GET|PUT|POST|DELETE) (/[^`]*)`");
    private static final Pattern PATH = Pattern.compile("^  (/[^:]*):$");
    private static final Pattern VERB = Pattern.compile("^    (get|put|post|delete):$");
    private static final Pattern COMMAND = Pattern.compile("`([a-z][a-z:-]*)[^`]*`");
    private static final Pattern KEY =
            Pattern.compile("`([a-z]+[A-Za-z]*\\.[a-z][A-Za-z]*(?:\\.[a-z][A-Za-z]*)?)(?:[:=][^`]*)?`");

    private static final Set<String> NO_KEYS = Set.of(
            "org.distributornode.audit",
            "progress.objectsBad",
            "cache.json",
            "node.lock",
            "integration.db",
            "integration.key");

    private final String text = Files.readString(Path.of("..", "docs", "operations.md"));

    OperationsDocumentTest() throws IOException {}

    @Test
    void namesTheRoutes() throws IOException {
        Set<String> documented = new TreeSet<>();
        rows("Routes of the operator API").forEach(row -> {
            String prefix = row.contains("(at the root") ? "" : "/api/v1";
            ROUTE.matcher(row)
                    .results()
                    .map(found -> found.group(1) + " " + general(prefix + found.group(2)))
                    .forEach(documented::add);
        });

        assertThat(documented).containsExactlyInAnyOrderElementsOf(routes());
    }

    @Test
    void namesTheCommands() {
        Set<String> documented = rows("Commands").stream()
                .flatMap(row -> COMMAND.matcher(row.split("\\|", -1)[1]).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Main.line(Map.of()).names());
    }

    @Test
    void namesTheKindsOfJobs() {
        assertThat(rows("Jobs"))
                .extracting(row -> row.split("`", -1)[1])
                .containsExactlyInAnyOrderElementsOf(Stream.of(JobKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void tellsTheExitCodes() {
        List<Integer> told = Pattern.compile("(?:codes:|[;,]) ([0-9]+) ")
                .matcher(section("Commands")
                        .replaceAll("(?s).*Exit codes", "Exit codes")
                        .replace('\n', ' '))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();

        assertThat(told)
                .containsExactlyElementsOf(
                        Arrays.stream(ExitCode.values()).map(ExitCode::number).toList());
    }

    @Test
    void namesKeysThatThereAre() {
        assertThat(KEY.matcher(text).results().map(found -> found.group(1)).distinct())
                .isNotEmpty()
                .filteredOn(key -> !Documents.isKey(key))
                .containsExactlyInAnyOrderElementsOf(NO_KEYS);
    }

    /// By the OpenAPI document, which is compared with the code itself.
    private static Set<String> routes() throws IOException {
        Set<String> routes = new TreeSet<>();
        String path = "";
        for (String line : Files.readAllLines(Path.of("..", "docs", "api", "operator.yaml"))) {
            path = PATH.matcher(line)
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse(path);
            MatchResult verb = VERB.matcher(line).results().findFirst().orElse(null);
            if (verb != null) {
                routes.add(verb.group(1).toUpperCase(Locale.ROOT) + " " + general(path));
            }
        }
        return routes;
    }

    private static String general(String path) {
        return path.replaceAll("\\{[^}]*}", "{}").replaceAll("/health/(liveness|readiness)", "/health/{}");
    }

    private List<String> rows(String heading) {
        return section(heading).lines().filter(line -> line.startsWith("| `")).toList();
    }

    private String section(String heading) {
        String from = text.substring(text.indexOf("\n## " + heading + "\n") + 1);
        int next = from.indexOf("\n## ");
        return next < 0 ? from : from.substring(0, next);
    }
}
