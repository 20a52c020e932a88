package org.distributornode.adapters.http.testserver;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.distributornode.application.usecase.deny.EditDenyList;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;

/// A deny list in memory, whose entries are all of the same moment.
public final class FakeDenyList implements EditDenyList {

    private static final Instant SINCE = Instant.parse("2026-11-21T10:00:00Z");

    private final Map<DataObjectId, Denial> denials = new ConcurrentHashMap<>();

    @Override
    public List<Denial> list() {
        return denials.values().stream()
                .sorted(Comparator.comparing(denial -> denial.id().toString()))
                .toList();
    }

    @Override
    public Denied deny(DataObjectId id, String reason) {
        return denials.put(id, new Denial(id, reason, SINCE)) == null ? Denied.ADDED : Denied.REPLACED;
    }

    @Override
    public Allowed allow(DataObjectId id) {
        return denials.remove(id) == null ? Allowed.NOT_DENIED : Allowed.REMOVED;
    }
}
