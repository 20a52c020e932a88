package org.distributornode.adapters.filesystem.journal;

import java.nio.file.Path;
import java.time.Duration;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.testkit.JournalContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

final class FileJournalTest {

    @TempDir
    Path state;

    @Nested
    final class AsItIs implements JournalContract {

        @Override
        public Journal open() {
            return new FileJournal(state, JournalSettings.ordinary());
        }
    }

    @Nested
    final class WithSmallFiles implements JournalContract {

        @Override
        public Journal open() {
            return new FileJournal(state, new JournalSettings(1024, 1 << 20, Duration.ofDays(7)));
        }
    }
}
