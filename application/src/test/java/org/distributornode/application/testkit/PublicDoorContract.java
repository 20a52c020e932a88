package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.distributornode.application.port.node.DoorFailure;
import org.distributornode.application.port.node.PublicDoor;
import org.junit.jupiter.api.Test;

/// What any [PublicDoor] owes its caller. Each test has a door of its own.
public interface PublicDoorContract {

    /// A closed door, the same for the whole of a test.
    PublicDoor door();

    /// Whether somebody who comes now is let in and answered.
    boolean admits();

    /// Comes in; the answer goes on until it is told to end.
    Answering enter();

    /// Lets somebody else have the port until the returned task is run.
    Runnable takePort();

    /// An answer that is under way.
    interface Answering {

        /// Lets the answer end.
        ///
        /// @return whether all of it came
        boolean end();
    }

    @Test
    default void admitsWhileItIsOpen() {
        assertThat(door().isOpen()).isFalse();

        door().open();

        assertThat(door().isOpen()).isTrue();
        assertThat(admits()).isTrue();
    }

    @Test
    default void refusesAtOnceWhenItIsClosedAndOpensAgain() {
        for (int round = 0; round < 3; round++) {
            door().open();
            assertThat(admits()).isTrue();

            door().close();

            assertThat(door().isOpen()).isFalse();
            assertThat(admits()).isFalse();
        }
    }

    @Test
    default void doesNothingWhenItIsAsItShouldBe() {
        door().close();
        assertThat(door().isOpen()).isFalse();
        door().open();
        door().open();
        assertThat(admits()).isTrue();

        door().close();
        door().close();

        assertThat(admits()).isFalse();
    }

    @Test
    default void letsAnswersEndAfterItIsClosed() {
        door().open();
        Answering answering = enter();

        door().close();

        assertThat(admits()).isFalse();
        assertThat(answering.end()).isTrue();
    }

    @Test
    default void opensWhileAnswersFromBeforeAreUnderWay() {
        door().open();
        Answering first = enter();
        door().close();

        door().open();

        assertThat(admits()).isTrue();
        Answering second = enter();
        door().close();
        assertThat(first.end()).isTrue();
        assertThat(second.end()).isTrue();
        assertThat(admits()).isFalse();
    }

    @Test
    default void staysClosedWhileSomebodyElseHasThePort() {
        Runnable giveBack = takePort();

        assertThatThrownBy(door()::open)
                .isInstanceOfSatisfying(
                        DoorFailure.class,
                        failure -> assertThat(failure.retryable()).isTrue())
                .message()
                .isNotBlank();
        assertThat(door().isOpen()).isFalse();

        giveBack.run();
        door().open();
        assertThat(admits()).isTrue();
    }
}
