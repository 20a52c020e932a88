package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// 85,000 bytes are kept for an end that costs 80,000.
final class BudgetTest {

    private static final Course ONE = course(16 << 20, true);
    private static final Course OTHER = course(300_000, true);
    private static final Course SHORT = course(300_000, false);

    /// Those that began before anybody knew their rate may want more than there is.
    @Test
    void endsWhicheverIsSoughtInFirst() {
        Budget budget = budget(80_000, OTHER);

        assertThat(budget.mayEnd(List.of(ONE))).isTrue();
        assertThat(budget.mayEnd(List.of(OTHER))).isTrue();
        assertThat(budget.mayEnd(List.of(ONE, OTHER))).isFalse();
    }

    /// A short request has come to its end soon anyway, a long one has not.
    @Test
    void endsNoShortOneFromWhatIsKeptForALongOne() {
        assertThat(budget(164_999, SHORT).mayEnd(List.of(ONE))).isTrue();
        assertThat(budget(164_999, SHORT).mayEnd(List.of(SHORT))).isFalse();
        assertThat(budget(165_000, SHORT).mayEnd(List.of(SHORT))).isTrue();
    }

    private static Budget budget(long left, Course beside) {
        return new Budget(new Spare.Left(0, left, 1_000_000), List.of(ONE, beside));
    }

    private static Course course(long rest, boolean secured) {
        return new Course(0, rest, 0, 0, 0, 80_000, 80_000, secured);
    }
}
