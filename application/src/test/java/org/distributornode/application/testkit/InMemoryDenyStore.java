package org.distributornode.application.testkit;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.distributornode.application.port.deny.DenyFailure;
import org.distributornode.application.port.deny.DenyStore;
import org.distributornode.domain.deny.Denial;

/// Keeps the list in memory, and refuses to on demand.
public final class InMemoryDenyStore implements DenyStore {

    private List<Denial> saved = List.of();
    private boolean broken;

    /// From now on neither reading nor saving works.
    public synchronized void breakDown() {
        broken = true;
    }

    @Override
    public synchronized List<Denial> load() {
        failIfBroken();
        return saved;
    }

    @Override
    public synchronized void save(Collection<Denial> denials) {
        failIfBroken();
        saved = List.copyOf(denials);
    }

    private void failIfBroken() {
        if (broken) {
            throw new DenyFailure("the deny list is broken", false, new IOException("told to fail"));
        }
    }
}
