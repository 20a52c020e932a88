package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.distributornode.application.port.takeover.ReferenceState;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.application.port.takeover.ReferenceState.Reading;
import org.distributornode.application.port.takeover.ReferenceState.Standing;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;

/// What every [ReferenceState] keeps to.
public interface ReferenceStateContract {

    Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    /// A state with what those opened earlier in the same test have written.
    ReferenceState open();

    /// Another node writes its file anew.
    void writeElsewhere();

    @Test
    default void findsNothingWhereNobodyWrote() {
        assertThat(open().read()).isEqualTo(new Reading.Absent());
        assertThat(open().stamp()).isEmpty();
        assertThat(open().standing()).isEqualTo(Standing.UNSEEN);
    }

    @Test
    default void readsWhatItWrote() {
        List<Listed> objects = List.of(
                new Listed(new DataObjectId(-1), 3 * 1024, 7, NOON, new MediaType("image/png")),
                new Listed(new DataObjectId(0), 0, 1, Instant.EPOCH, MediaType.OCTET_STREAM),
                new Listed(
                        new DataObjectId(17), 1024 * 1024, 1_000_000, NOON, new MediaType("text/vtt; charset=utf-8")));

        open().write(objects);

        assertThat(open().read())
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(read.objects()).containsExactlyInAnyOrderElementsOf(objects));
    }

    @Test
    default void roundsSizesUpToKilobytes() {
        open().write(List.of(new Listed(new DataObjectId(1), 1025, 1, NOON, MediaType.OCTET_STREAM)));

        assertThat(((Reading.Read) open().read()).objects())
                .extracting(Listed::size)
                .containsExactly(2048L);
    }

    @Test
    default void replacesWhatWasWrittenBefore() {
        open().write(List.of(new Listed(new DataObjectId(1), 1024, 1, NOON, MediaType.OCTET_STREAM)));
        String before = open().stamp();

        open().write(List.of());

        assertThat(open().read()).isEqualTo(new Reading.Read(List.of()));
        assertThat(open().stamp()).isNotEqualTo(before).isNotEmpty();
    }

    @Test
    default void remembersItsStandingUntilSomebodyElseWrites() {
        open().remember(Standing.OPEN);
        assertThat(open().standing()).isEqualTo(Standing.OPEN);
        open().remember(Standing.SETTLED);
        assertThat(open().standing()).isEqualTo(Standing.SETTLED);

        writeElsewhere();

        assertThat(open().standing()).isEqualTo(Standing.UNSEEN);
        open().remember(Standing.SETTLED);
        assertThat(open().standing()).isEqualTo(Standing.SETTLED);
    }
}
