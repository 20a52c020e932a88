package org.distributornode.adapters.filesystem.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.application.testkit.Told;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledProcessTest {

    private static final int LIVES = 3;
    private static final int EVENTS_BEFORE_DEATH = 500;

    @TempDir
    private Path state;

    @Test
    void hasEveryNumberThatWasGivenAway() throws IOException, InterruptedException {
        List<NodeEvent> given = new ArrayList<>();
        for (int life = 0; life < LIVES; life++) {
            given.addAll(givenBeforeDeath());
        }

        Told told = new Told();
        try (FileJournal journal = new FileJournal(state, JournalSettings.ordinary())) {
            assertThat(journal.restore(told)).isIn(Recovery.COMPLETE, Recovery.CUT_SHORT);
        }
        assertThat(given).hasSizeGreaterThanOrEqualTo(LIVES * EVENTS_BEFORE_DEATH);
        assertThat(told.events()).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(given.size() + LIVES);
        assertThat(new HashSet<>(told.events()).containsAll(given)).isTrue();
    }

    private List<NodeEvent> givenBeforeDeath() throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<NodeEvent> given = new ArrayList<>();
        try (BufferedReader numbers = node.inputReader(StandardCharsets.US_ASCII)) {
            String line = numbers.readLine();
            while (line != null && line.endsWith(".")) {
                given.add(JournalSamples.event(Long.parseLong(line, 0, line.length() - 1, 10)));
                if (given.size() == EVENTS_BEFORE_DEATH) {
                    assertThat(node.toHandle().destroyForcibly()).isTrue();
                }
                line = numbers.readLine();
            }
        } finally {
            node.destroyForcibly().waitFor();
        }
        return given;
    }
}
