package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.distributornode.application.port.deny.DenyStore;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;
import org.junit.jupiter.api.Test;

/// What any [DenyStore] owes its caller.
public interface DenyStoreContract {

    /// The store as the next process finds it: always over the same medium, which is empty at first.
    DenyStore open();

    @Test
    default void isEmptyAtFirst() {
        assertThat(open().load()).isEmpty();
    }

    @Test
    default void keepsWhatWasSaved() {
        var denials = List.of(
                new Denial(new DataObjectId(17), "court order", Instant.parse("2026-11-21T10:00:00Z")),
                new Denial(new DataObjectId(0), "", Instant.parse("2026-11-21T10:00:00.123456789Z")),
                new Denial(new DataObjectId(-1), "the largest number", Instant.EPOCH));

        open().save(denials);

        assertThat(open().load()).containsExactlyInAnyOrderElementsOf(denials);
    }

    @Test
    default void keepsNothingButWhatWasSavedLast() {
        var store = open();
        store.save(List.of(denial(1, "a"), denial(2, "b")));

        store.save(List.of(denial(2, "c"), denial(3, "d")));

        assertThat(store.load()).containsExactlyInAnyOrder(denial(2, "c"), denial(3, "d"));
        assertThat(open().load()).containsExactlyInAnyOrder(denial(2, "c"), denial(3, "d"));
    }

    @Test
    default void canBecomeEmptyAgain() {
        open().save(List.of(denial(1, "a")));

        open().save(List.of());

        assertThat(open().load()).isEmpty();
    }

    @Test
    default void keepsReasonsToTheLetter() {
        var denials = List.of(
                denial(1, "two\nlines\r\nand a half"),
                denial(2, "back\\slash \\n and \"quotes\" "),
                denial(3, " "),
                denial(4, "π ≠ 3, \u0000, \u2028, \uD83C\uDFAC"),
                denial(5, "x".repeat(Denial.MAX_REASON)),
                denial(6, "end 00000000"));

        open().save(denials);

        assertThat(open().load()).containsExactlyInAnyOrderElementsOf(denials);
    }

    @Test
    default void keepsManyObjects() {
        var denials =
                LongStream.range(0, 20_000).mapToObj(id -> denial(id, "many")).toList();

        open().save(denials);

        assertThat(open().load()).containsExactlyInAnyOrderElementsOf(denials);
    }

    private static Denial denial(long id, String reason) {
        return new Denial(new DataObjectId(id), reason, Instant.parse("2026-01-01T00:00:00Z"));
    }
}
