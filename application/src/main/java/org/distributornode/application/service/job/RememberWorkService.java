package org.distributornode.application.service.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.job.WorkNotes;
import org.distributornode.application.usecase.job.RememberWork;
import org.distributornode.domain.job.WorkNote;

/// Keeps the whole history with each note.
public final class RememberWorkService implements RememberWork {

    private final WorkNotes store;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<WorkNote> notes;

    /// @param most how many are remembered
    public RememberWorkService(WorkNotes store, int most) {
        this.store = store;
        this.most = most;
        this.notes = new ArrayDeque<>(store.load());
    }

    @Override
    public List<WorkNote> list() {
        lock.lock();
        try {
            return List.copyOf(notes);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean add(WorkNote note) {
        lock.lock();
        try {
            notes.addFirst(note);
            while (notes.size() > most) {
                notes.removeLast();
            }
            store.save(List.copyOf(notes));
            return true;
        } catch (CacheFailure _) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
