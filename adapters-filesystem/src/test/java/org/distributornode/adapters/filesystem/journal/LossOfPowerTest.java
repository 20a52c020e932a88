package org.distributornode.adapters.filesystem.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.Told;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is left when all that was not forced is lost.
final class LossOfPowerTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final DataObjectId ID = new DataObjectId(7);
    private static final NodeEvent EVICTED = new NodeEvent.ObjectEvicted(AT, ID, 10);

    @TempDir
    private Path state;

    private final Forgetful medium = new Forgetful();

    static List<NodeEvent> kept() {
        return List.of(
                new NodeEvent.ObjectCached(AT, SampleObject.of(7, 10).object(), SampleObject.MEDIA_TYPE),
                new NodeEvent.SettingChanged(AT, "buckets", "", "0:1"),
                new NodeEvent.ObjectDenied(AT, ID, "court order"),
                new NodeEvent.ObjectAllowed(AT, ID),
                new NodeEvent.ObjectPinned(AT, ID),
                new NodeEvent.ObjectUnpinned(AT, ID));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void losesNothingThatIsAcknowledgedForGood(NodeEvent event) throws IOException {
        assertThat(toldAfterLossOf(event, _ -> {})).containsExactly(event);
    }

    @Test
    void losesNothingThatWasForcedOnDemand() throws IOException {
        assertThat(toldAfterLossOf(EVICTED, FileJournal::force)).containsExactly(EVICTED);
    }

    @Test
    void losesAnEvictionThatNothingFollowed() throws IOException {
        assertThat(toldAfterLossOf(EVICTED, _ -> {})).isEmpty();
    }

    private List<NodeEvent> toldAfterLossOf(NodeEvent event, Consumer<FileJournal> then) throws IOException {
        FileJournal journal = new FileJournal(state, JournalSettings.ordinary(), medium);
        journal.restore(new Told());
        journal.append(event);
        then.accept(journal);
        medium.losePower();

        Told told = new Told();
        try (FileJournal next = new FileJournal(state, JournalSettings.ordinary())) {
            next.restore(told);
        }
        return told.events();
    }

    /// Remembers how much of each file was forced.
    private static final class Forgetful implements AppendFile.Medium {

        private final Map<Path, Long> forced = new LinkedHashMap<>();

        @Override
        public AppendFile create(Path path) throws IOException {
            AppendFile file = AppendFile.create(path);
            forced.put(path, 0L);
            return new AppendFile() {

                @Override
                public void write(byte[] bytes) throws IOException {
                    file.write(bytes);
                }

                @Override
                public void truncate(long length) throws IOException {
                    file.truncate(length);
                }

                @Override
                public void force() {
                    forced.put(path, path.toFile().length());
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        void losePower() throws IOException {
            for (Map.Entry<Path, Long> file : forced.entrySet()) {
                try (RandomAccessFile opened =
                        new RandomAccessFile(file.getKey().toFile(), "rw")) {
                    opened.setLength(file.getValue());
                }
            }
        }
    }
}
