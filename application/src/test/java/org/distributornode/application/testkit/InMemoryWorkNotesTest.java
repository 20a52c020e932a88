package org.distributornode.application.testkit;

import org.distributornode.application.port.job.WorkNotes;

final class InMemoryWorkNotesTest implements WorkNotesContract {

    private final InMemoryWorkNotes notes = new InMemoryWorkNotes();

    @Override
    public WorkNotes open() {
        return notes;
    }
}
