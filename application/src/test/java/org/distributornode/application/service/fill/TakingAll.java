package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.distributornode.application.service.source.SourceChoice;

/// A fill that takes all, and is never busy.
class TakingAll implements LegWorks {

    final AtomicReference<Optional<RuntimeException>> end = new AtomicReference<>();
    Runnable onTake = () -> {};
    int taken;
    long present;
    private final SourceChoice choice;

    TakingAll(SourceChoice choice) {
        this.choice = choice;
    }

    @Override
    public SourceChoice sources() {
        return choice;
    }

    @Override
    public void awaitTurn(Leg leg, int sent) {}

    @Override
    public void sent(Leg leg, int sent) {}

    @Override
    public void begun(Leg leg) {}

    @Override
    public Taken took(Leg leg, long position, ByteBuffer bytes) {
        taken += bytes.remaining();
        onTake.run();
        return new Taken(bytes.remaining(), present);
    }

    @Override
    public void ended(Leg leg, Optional<RuntimeException> why) {
        end.set(why);
    }
}
