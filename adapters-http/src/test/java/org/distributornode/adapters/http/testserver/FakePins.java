package org.distributornode.adapters.http.testserver;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.distributornode.application.usecase.pin.EditPins;
import org.distributornode.domain.content.DataObjectId;

/// Two pinned objects of ten bytes each, out of fifty.
final class FakePins implements EditPins {

    private final SortedSet<DataObjectId> pinned = new TreeSet<>(List.of(new DataObjectId(17), new DataObjectId(4)));

    @Override
    public synchronized Pinned list() {
        List<Pin> pins = pinned.stream().map(id -> new Pin(id, 10)).toList();
        return new Pinned(pins, 10L * pins.size(), 50);
    }

    @Override
    public synchronized Unpinned unpin(DataObjectId id) {
        return pinned.remove(id) ? Unpinned.REMOVED : Unpinned.NOT_PINNED;
    }
}
