package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.application.port.node.PublicDoor;

final class FakeDoorTest implements PublicDoorContract {

    private final FakeDoor door = new FakeDoor();

    @Override
    public PublicDoor door() {
        return door;
    }

    @Override
    public boolean admits() {
        if (!door.isOpen()) {
            return false;
        }
        door.enter().run();
        return true;
    }

    @Override
    public Answering enter() {
        int before = door.busy();
        Runnable leave = door.enter();
        assertThat(door.busy()).isEqualTo(before + 1);
        return () -> {
            leave.run();
            return true;
        };
    }

    @Override
    public Runnable takePort() {
        door.taken(true);
        return () -> door.taken(false);
    }
}
