package org.distributornode.adapters.filesystem.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.application.testkit.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How often the medium is forced.
final class ForcesTest {

    private final AtomicInteger forces = new AtomicInteger();

    @Test
    void areOneForManyEvents(@TempDir Path state) {
        try (Journal journal = new FileJournal(state, JournalSettings.ordinary(), new Counted())) {
            journal.restore(new Told());

            journal.appendAll(JournalSamples.events(1, 100));

            assertThat(forces).hasValue(1);
        }
    }

    private final class Counted implements AppendFile.Medium {

        @Override
        public AppendFile create(Path path) throws IOException {
            AppendFile file = AppendFile.create(path);
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
                public void force() throws IOException {
                    forces.incrementAndGet();
                    file.force();
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }
}
