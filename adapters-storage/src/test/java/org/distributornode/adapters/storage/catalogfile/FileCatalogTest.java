package org.distributornode.adapters.storage.catalogfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth.Health;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.application.testkit.AssignmentCatalogContract;
import org.distributornode.application.testkit.ObjectCatalogContract;
import org.distributornode.application.testkit.SourceCatalogContract;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCatalogTest implements ObjectCatalogContract, AssignmentCatalogContract, SourceCatalogContract {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final String HASH = "gW4QsJpeRbCjxSBRonyaCtuexDiyZiQRMJVN4EnvHcVdAU";
    private static final String GOOD = entry("42", "3", HASH, "[http://a.example/42]");

    @TempDir
    Path folder;

    private final List<FileCatalog> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FileCatalog::close);
    }

    @Override
    public ObjectCatalog catalogOf(Listing... listings) {
        return open(
                "catalog.yml",
                "objects:\n"
                        + List.of(listings).stream().map(FileCatalogTest::entry).collect(Collectors.joining()));
    }

    @Override
    public AssignmentCatalog assignmentsOf(List<Listing> listings) {
        return open(
                "catalog.yml",
                "objects:\n" + listings.stream().map(FileCatalogTest::entry).collect(Collectors.joining()));
    }

    @Override
    public AssignmentCatalog bagsOf(Map<BagId, List<Listing>> bags) {
        return open(
                "catalog.yml",
                "objects:\n"
                        + bags.entrySet().stream()
                                .flatMap(bag -> bag.getValue().stream()
                                        .map(listing -> entry(listing) + "    bag: \"" + bag.getKey() + "\"\n"))
                                .collect(Collectors.joining()));
    }

    @Override
    public Source anySource() {
        return source(1);
    }

    @Override
    public SourceCatalog catalogOfSources(List<Source> active) {
        String listed = active.stream()
                .map(source -> entry("7" + active.indexOf(source), "3", HASH, "[\"" + source.location() + "\"]"))
                .collect(Collectors.joining());
        return open("catalog.yml", listed.isEmpty() ? "objects: []" : "objects:\n" + listed);
    }

    @Override
    public Source source(int number) {
        return new Source(URI.create("https://node" + number + ".example/object?v=" + number), Source.Kind.DIRECT);
    }

    @Test
    void readsJson() {
        var catalog = open("catalog.json", """
                {
                \t"objects": [
                \t\t{"id": 42, "size": 3, "hash": "%s", "type": "text\\/vtt",
                \t\t "sources": ["http://a.example/42"]}
                \t]
                }
                """.formatted(HASH));

        var found = catalog.find(new DataObjectId(42)).orElseThrow();

        assertThat(found.accepted()).isTrue();
        assertThat(found.object().declaredType().orElseThrow()).hasToString("text/vtt");
        assertThat(found.buckets()).isEmpty();
    }

    @Test
    void mayListNothing() {
        assertThat(open("catalog.yml", "objects: []").find(new DataObjectId(1))).isEmpty();
    }

    @Test
    void namesOneSourceForEachHost() {
        var catalog = open(
                "catalog.yml",
                "objects:\n" + entry("1", "3", HASH, "[http://a.example/1, http://b.example/1]")
                        + entry("2", "3", HASH, "[http://a.example/2, http://a.example:81/2]"));

        assertThat(catalog.active())
                .extracting(Source::toString)
                .containsExactly("http://a.example/1", "http://b.example/1", "http://a.example:81/2");
    }

    @Test
    void isAlwaysHealthy() {
        assertThat(open("catalog.yml", "objects: []").check()).isEqualTo(new Health("", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "id: 042           | line 2: objects[0]: 'id' cannot be '042'",
                "id: 0x1           | line 2: objects[0]: 'id' cannot be '0x1'",
                "id: [1]           | line 2: objects[0]: 'id' must be a text or a number",
                "id: ~             | line 2: objects[0]: 'id' must be a text or a number",
                "size: -1          | line 3: objects[0] (object 42): 'size' cannot be '-1'; it is a number of bytes",
                "size: 3.0         | line 3: objects[0] (object 42): 'size' cannot be '3.0'",
                "hash: Qm          | line 4: objects[0] (object 42): 'hash' cannot be 'Qm'",
                "sources: x        | line 5: objects[0] (object 42): 'sources' must be a list",
                "sources: []       | line 2: objects[0] (object 42): 'sources' names no address",
                "sources: [a.mp4]  | line 5: objects[0] (object 42): 'sources' has 'a.mp4', which is no http or https address",
                "sources: [ftp://a]| line 5: objects[0] (object 42): 'sources' has 'ftp://a'",
            })
    void namesTheKeyTheObjectAndThePlace(String line, String sentence) {
        String key = line.substring(0, line.indexOf(':'));
        String broken = GOOD.replaceFirst("(?m)" + key + ": .*$", line.strip());

        assertThat(failure("objects:\n" + broken)).contains(sentence.strip().replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "objects: 7             | line 1: the file: 'objects' must be a list",
                "objekts: []            | line 1: the file has an unknown key 'objekts'; known are objects",
                "[]                     | line 1: the file must be a list of keys and values",
                "objects: [7]           | line 1: objects[0] must be a list of keys and values",
                "objects: [{id: 1}]     | line 1: objects[0] (object 1) lacks the key 'size'",
                "objects: [{}]          | line 1: objects[0] lacks the key 'id'",
                "objects: [{idd: 1}]    | line 1: objects[0] has an unknown key 'idd'; known are bag, bucket, hash, id",
                "{objects: [], objects: []} | line 1: the file has the key 'objects' twice",
                "objects: [             | line 1: ",
                "objects: [[[[[[[[[[[[1]]]]]]]]]]]] | Nesting Depth exceeded",
            })
    void namesWhatElseIsWrong(String text, String sentence) {
        assertThat(failure(text)).contains(sentence.strip().replace('\'', '"'));
    }

    @Test
    void refusesAnEmptyFileAndNone() {
        assertThat(failure("")).contains("is empty");
        assertThat(catchThrowableOfType(
                        CatalogFailure.class, () -> new FileCatalog(folder.resolve("absent.yml"), NEVER)))
                .hasMessageMatching("There is no catalogue file /.*/absent[.]yml[.]");
    }

    @Test
    void refusesWhatCannotBeReadAsText() throws IOException {
        Path binary = Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xC3, 0x28});

        assertThat(catchThrowableOfType(CatalogFailure.class, () -> new FileCatalog(binary, NEVER)))
                .hasMessage("The catalogue file " + binary + " is not UTF-8.");
        assertThat(catchThrowableOfType(CatalogFailure.class, () -> new FileCatalog(folder, NEVER)))
                .hasMessageStartingWith("The catalogue file " + folder + " cannot be read: ");
    }

    @Test
    void refusesAnObjectThatIsListedTwice() {
        assertThat(failure("objects:\n" + GOOD + GOOD)).contains("object 42 is listed twice");
    }

    @Test
    void takesOverWhatChanged() throws IOException {
        var catalog = open("catalog.yml", "objects: []");

        write("catalog.yml", "objects:\n" + GOOD);
        catalog.refresh();

        assertThat(catalog.find(new DataObjectId(42))).isPresent();
        assertThat(catalog.problem()).isEmpty();
    }

    @Test
    void tellsOfNewContentAndOfNothingElse() throws IOException {
        var catalog = open("catalog.yml", "objects: []");
        List<Integer> told = new ArrayList<>();
        catalog.whenChanged(() -> told.add(catalog.find(new DataObjectId(42)).isPresent() ? 1 : 0));

        catalog.refresh();
        write("catalog.yml", "objects: 8");
        catalog.refresh();
        write("catalog.yml", "objects:\n" + GOOD);
        catalog.refresh();

        assertThat(told).containsExactly(1);
    }

    @Test
    void keepsTheLastGoodContentWhileTheFileIsBroken() throws IOException {
        var catalog = open("catalog.yml", "objects:\n" + GOOD);

        write("catalog.yml", "objects: 8");
        catalog.refresh();
        assertThat(catalog.find(new DataObjectId(42))).isPresent();
        assertThat(catalog.problem().orElseThrow()).contains("must be a list");

        Files.delete(folder.resolve("catalog.yml"));
        catalog.refresh();
        assertThat(catalog.find(new DataObjectId(42))).isPresent();
        assertThat(catalog.problem().orElseThrow()).contains("There is no catalogue file");

        write("catalog.yml", "objects: []");
        catalog.refresh();
        assertThat(catalog.find(new DataObjectId(42))).isEmpty();
        assertThat(catalog.problem()).isEmpty();
    }

    @Test
    void noticesAFileThatIsReplaced() throws IOException {
        var catalog = open("catalog.yml", "objects: []");

        write("new.yml", "objects:\n" + GOOD);
        Files.move(folder.resolve("new.yml"), folder.resolve("catalog.yml"), StandardCopyOption.ATOMIC_MOVE);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> catalog.find(new DataObjectId(42)).isPresent());
    }

    @Test
    void looksAtTheFileNowAndThenInAnyCase() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path real = Files.writeString(elsewhere.resolve("real.yml"), "objects: []");
        Path link = Files.createSymbolicLink(folder.resolve("link.yml"), real);
        var catalog = new FileCatalog(link, Duration.ofMillis(50));
        opened.add(catalog);

        Files.writeString(real, "objects:\n" + GOOD);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> catalog.find(new DataObjectId(42)).isPresent());
    }

    private FileCatalog open(String name, String text) {
        try {
            var catalog = new FileCatalog(write(name, text), NEVER);
            opened.add(catalog);
            return catalog;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String failure(String text) {
        var failure = catchThrowableOfType(CatalogFailure.class, () -> open("catalog.yml", text));
        return String.valueOf(failure.getMessage());
    }

    private static String entry(Listing listing) {
        var object = listing.object();
        var sources =
                listing.sources().stream().map(source -> "\"" + source + "\"").collect(Collectors.joining(", "));
        var entry = entry(
                object.id().toString(),
                Long.toString(object.size()),
                object.hash().toString(),
                "[" + sources + "]");
        return entry
                + object.declaredType().map(type -> "    type: " + type + "\n").orElse("")
                + listing.buckets().stream()
                        .map(bucket -> "    bucket: \"" + bucket.id() + "\"\n")
                        .collect(Collectors.joining());
    }

    private static String entry(String id, String size, String hash, String sources) {
        return "  - id: " + id + "\n    size: " + size + "\n    hash: " + hash + "\n    sources: " + sources + "\n";
    }
}
