package org.distributornode.application.testkit;

import java.util.List;
import org.distributornode.application.port.takeover.ReferenceState;

final class InMemoryReferenceStateTest implements ReferenceStateContract {

    private final InMemoryReferenceState state = new InMemoryReferenceState();

    @Override
    public ReferenceState open() {
        return state;
    }

    @Override
    public void writeElsewhere() {
        state.leave(new ReferenceState.Reading.Read(List.of()));
    }
}
