package org.distributornode.adapters.http.in.aistore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessageRoomTest {

    private static final int MOST = 1_000_000;

    private final MessageRoom room = new MessageRoom(MOST, MOST, Duration.ZERO);

    @Test
    void letsLargeMessagesWaitForEachOther() {
        int taken = room.take(900_000);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> room.take(200_000))
                .matches(refused -> refused.error().status() == 503)
                .matches(refused -> refused.error().headers().getFirst().name().equals("Retry-After"));
        assertThat(room.take(64 * 1024)).isZero();
        room.giveBack(taken);

        assertThat(room.take(200_000)).isEqualTo(200_000);
    }

    @Test
    void expectsTheLargestWhereTheLengthIsNotTold() {
        assertThat(room.take(-1)).isEqualTo(MOST);
    }

    @Test
    void takesOneThatIsLargerThanAllRoom() {
        assertThat(new MessageRoom(MOST, 100_000, Duration.ZERO).take(MOST)).isEqualTo(100_000);
    }
}
