package org.distributornode.adapters.filesystem.journal;

import java.io.PrintStream;
import java.nio.file.Path;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.application.testkit.Told;

/// Appends an event for each number and prints the number behind it, until it is killed.
final class AppendingProcess {

    private static final long ENOUGH = 1_000_000;

    private AppendingProcess() {}

    public static void main(String[] arguments) {
        FileJournal journal = new FileJournal(Path.of(arguments[0]), JournalSettings.ordinary());
        journal.restore(new Told());
        PrintStream out = System.out;
        for (long number = journal.newest() + 1; number < ENOUGH; number++) {
            long given = journal.append(JournalSamples.event(number));
            out.println(given + ".");
            out.flush();
        }
    }
}
