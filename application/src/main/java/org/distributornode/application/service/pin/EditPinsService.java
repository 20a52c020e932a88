package org.distributornode.application.service.pin;

import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.usecase.pin.EditPins;
import org.distributornode.domain.content.DataObjectId;

public final class EditPinsService implements EditPins {

    private final Pins pins;

    public EditPinsService(Pins pins) {
        this.pins = pins;
    }

    @Override
    public Pinned list() {
        List<Pin> all = StreamSupport.stream(pins.all().spliterator(), false)
                .map(entry -> new Pin(entry.id(), entry.size()))
                .sorted(Comparator.comparing(Pin::id))
                .toList();
        return new Pinned(all, pins.used(), pins.most());
    }

    @Override
    public Unpinned unpin(DataObjectId id) {
        return pins.unpin(id) ? Unpinned.REMOVED : Unpinned.NOT_PINNED;
    }
}
