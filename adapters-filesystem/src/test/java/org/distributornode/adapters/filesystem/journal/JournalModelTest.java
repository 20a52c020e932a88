package org.distributornode.adapters.filesystem.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.application.testkit.Told;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.event.NodeEvent;

/// Any order of appends, snapshots, restarts and deaths against two lists.
final class JournalModelTest {

    private static final JournalSettings SMALL = new JournalSettings(1024, 1 << 20, Duration.ofDays(1_000_000));

    @Property(tries = 40)
    void tellsWhatAModelKeeps(@ForAll("steps") List<Step> steps) throws IOException {
        Path state = Files.createTempDirectory("journal");
        Model model = new Model();
        FileJournal journal = restored(state, model);
        for (Step step : steps) {
            switch (step) {
                case Step.Append(var event) -> {
                    model.all.add(event);
                    model.since.add(event);
                    assertThat(journal.append(event)).isEqualTo(model.all.size());
                }
                case Step.Snapshot(var count) -> {
                    model.entries = JournalSamples.entries(1, count);
                    model.since.clear();
                    journal.snapshot(model.entries);
                }
                case Step.Die _ -> journal = restored(state, model);
                case Step.Close _ -> {
                    journal.close();
                    journal = restored(state, model);
                }
                case Step.Read(var cursor, var limit) ->
                    assertThat(journal.read(cursor, limit)).isEqualTo(model.read(cursor, limit));
            }
        }
        journal.close();
        restored(state, model).close();
        delete(state);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(12, events().map(Step.Append::new)),
                Tuple.of(2, Arbitraries.integers().between(0, 30).map(Step.Snapshot::new)),
                Tuple.of(1, Arbitraries.just(new Step.Die())),
                Tuple.of(1, Arbitraries.just(new Step.Close())),
                Tuple.of(
                        3,
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 60),
                                        Arbitraries.integers().between(0, 20))
                                .as(Step.Read::new)));
        return step.list().ofMaxSize(60);
    }

    private static Arbitrary<NodeEvent> events() {
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(-60_000_000_000L, 60_000_000_000L)
                .flatMap(second -> Arbitraries.integers()
                        .between(0, 999_999_999)
                        .map(nano -> Instant.ofEpochSecond(second, nano)));
        Arbitrary<DataObjectId> ids = Arbitraries.longs().map(DataObjectId::new);
        Arbitrary<Long> sizes = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<String> texts =
                Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(300);
        return Combinators.combine(times, ids, sizes, texts, types(), types().optional(0.5))
                .flatAs((at, id, size, text, type, declared) -> Arbitraries.of(
                        new NodeEvent.ObjectCached(at, new DataObject(id, size, hash(size), declared), type),
                        new NodeEvent.ObjectEvicted(at, id, size),
                        new NodeEvent.ObjectDropped(at, id, NodeEvent.DropReason.MISSING),
                        new NodeEvent.ObjectRejected(at, id, text),
                        new NodeEvent.FillFailed(at, id, text),
                        new NodeEvent.SettingChanged(at, text, text, text),
                        new NodeEvent.StorageMarkPassed(at, size, size),
                        new NodeEvent.ObjectDenied(at, id, text),
                        new NodeEvent.ObjectAllowed(at, id),
                        new NodeEvent.ObjectPinned(at, id),
                        new NodeEvent.ObjectUnpinned(at, id)));
    }

    private static Arbitrary<MediaType> types() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(127)
                .map(subtype -> new MediaType("video/" + subtype));
    }

    private static ContentHash hash(long seed) {
        return new ContentHash(seed, ~seed, seed * 31, seed >>> 7);
    }

    private static FileJournal restored(Path state, Model model) {
        FileJournal journal = new FileJournal(state, SMALL, new LazyDisk());
        Told told = new Told();
        assertThat(journal.restore(told)).isEqualTo(Recovery.COMPLETE);
        assertThat(told.entries()).isEqualTo(model.entries);
        assertThat(told.events()).isEqualTo(model.since);
        assertThat(journal.newest()).isEqualTo(model.all.size());
        return journal;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Model {

        private final List<NodeEvent> all = new ArrayList<>();
        private final List<NodeEvent> since = new ArrayList<>();
        private List<CacheEntry> entries = List.of();

        private List<Recorded> read(int cursor, int limit) {
            List<Recorded> found = new ArrayList<>();
            for (int index = cursor; index < all.size() && found.size() < limit; index++) {
                found.add(new Recorded(index + 1L, all.get(index)));
            }
            return found;
        }
    }

    sealed interface Step {

        record Append(NodeEvent event) implements Step {}

        record Snapshot(int entries) implements Step {}

        record Die() implements Step {}

        record Close() implements Step {}

        record Read(int cursor, int limit) implements Step {}
    }
}
