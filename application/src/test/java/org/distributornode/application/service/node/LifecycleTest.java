package org.distributornode.application.service.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.port.node.DoorFailure;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.FakeDoor;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.node.CheckReadiness.Obstacle;
import org.distributornode.application.usecase.node.ShutDownNode;
import org.distributornode.application.usecase.node.StartPublicApi;
import org.distributornode.application.usecase.node.StopPublicApi;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.node.NodeLifecycle;
import org.junit.jupiter.api.Test;

final class LifecycleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final FakeDoor door = new FakeDoor();
    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicBoolean room = new AtomicBoolean(true);
    private final LifecycleService lifecycle = new LifecycleService(
            door, new Events(InMemoryJournal.restored(medium)), new SteppingClock(NOW), ends::incrementAndGet);
    private final CheckReadinessService readiness = new CheckReadinessService(lifecycle::now, room::get);

    @Test
    void servesOnceItHasBegun() {
        assertThat(lifecycle.now()).isEqualTo(NodeLifecycle.STARTING);
        assertThat(readiness.check()).containsExactly(Obstacle.STOPPED);

        lifecycle.begin("1.2");

        assertThat(door.isOpen()).isTrue();
        assertThat(readiness.check()).isEmpty();
        assertThat(medium.events()).containsExactly(new NodeEvent.NodeStarted(NOW, "1.2"));
    }

    @Test
    void beginsOnce() {
        lifecycle.begin("1");

        assertThatThrownBy(() -> lifecycle.begin("1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotBeginWithoutItsPort() {
        door.taken(true);

        assertThatThrownBy(() -> lifecycle.begin("1")).isInstanceOf(DoorFailure.class);

        assertThat(lifecycle.now()).isEqualTo(NodeLifecycle.STARTING);
        assertThat(medium.events()).isEmpty();
    }

    @Test
    void changesNothingBeforeItHasBegun() {
        assertThat(lifecycle.stop()).isEqualTo(StopPublicApi.Outcome.ALREADY_STOPPED);
        assertThat(lifecycle.start()).isEqualTo(StartPublicApi.Outcome.ALREADY_STARTED);

        assertThat(door.isOpen()).isFalse();
        assertThat(lifecycle.now()).isEqualTo(NodeLifecycle.STARTING);
    }

    @Test
    void stopsAndStartsInTurn() {
        lifecycle.begin("1");

        assertThat(lifecycle.start()).isEqualTo(StartPublicApi.Outcome.ALREADY_STARTED);
        assertThat(lifecycle.stop()).isEqualTo(StopPublicApi.Outcome.STOPPED);
        assertThat(door.isOpen()).isFalse();
        assertThat(readiness.check()).containsExactly(Obstacle.STOPPED);
        assertThat(lifecycle.stop()).isEqualTo(StopPublicApi.Outcome.ALREADY_STOPPED);
        assertThat(lifecycle.start()).isEqualTo(StartPublicApi.Outcome.STARTED);

        assertThat(door.isOpen()).isTrue();
        assertThat(medium.events())
                .containsExactly(
                        new NodeEvent.NodeStarted(NOW, "1"),
                        new NodeEvent.PublicApiStopped(NOW),
                        new NodeEvent.PublicApiStarted(NOW));
    }

    @Test
    void staysStoppedWhileThePortIsTaken() {
        lifecycle.begin("1");
        lifecycle.stop();
        door.taken(true);

        assertThatThrownBy(lifecycle::start).isInstanceOf(DoorFailure.class);

        assertThat(lifecycle.now()).isEqualTo(NodeLifecycle.STOPPED);
        door.taken(false);
        assertThat(lifecycle.start()).isEqualTo(StartPublicApi.Outcome.STARTED);
    }

    @Test
    void isToldToEndOnce() {
        lifecycle.begin("1");

        assertThat(lifecycle.shutDown()).isEqualTo(ShutDownNode.Outcome.ENDING);
        assertThat(lifecycle.shutDown()).isEqualTo(ShutDownNode.Outcome.ALREADY_ENDING);

        assertThat(ends).hasValue(1);
        assertThat(medium.events()).containsExactly(new NodeEvent.NodeStarted(NOW, "1"), new NodeEvent.NodeEnding(NOW));
        assertThat(readiness.check()).containsExactly(Obstacle.ENDING);
    }

    @Test
    void opensNoMoreOnceItEnds() {
        lifecycle.begin("1");
        lifecycle.stop();
        assertThat(lifecycle.beginEnd()).isTrue();

        assertThat(lifecycle.start()).isEqualTo(StartPublicApi.Outcome.ENDING);
        assertThat(lifecycle.stop()).isEqualTo(StopPublicApi.Outcome.ALREADY_STOPPED);
        assertThat(lifecycle.shutDown()).isEqualTo(ShutDownNode.Outcome.ALREADY_ENDING);

        assertThat(door.isOpen()).isFalse();
        assertThat(ends).hasValue(0);
    }

    @Test
    void tellsNothingOfAnEndBeforeItHasBegun() {
        assertThat(lifecycle.beginEnd()).isTrue();

        assertThat(medium.events()).isEmpty();
        assertThat(lifecycle.now()).isEqualTo(NodeLifecycle.ENDING);
    }

    @Test
    void isNotReadyWithoutRoom() {
        lifecycle.begin("1");
        room.set(false);
        assertThat(readiness.check()).containsExactly(Obstacle.NO_ROOM);

        lifecycle.beginEnd();

        assertThat(readiness.check()).containsExactlyInAnyOrder(Obstacle.ENDING, Obstacle.NO_ROOM);
    }
}
