package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distributornode.application.service.fill.Plan.Order;
import org.distributornode.application.service.fill.Plan.Urgency;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// 85,000 bytes are kept for an end that costs 80,000.
final class BudgetTest {

    private static final long SPAN = 16 << 20;
    private static final Course ONE = course(SPAN, true);
    private static final Course OTHER = course(300_000, true);
    private static final Course SHORT = course(300_000, false);

    private static Budget budget(long left, Course... running) {
        return new Budget(new Spare.Left(left, left, 1_000_000), List.of(running));
    }

    private static Course course(long rest, boolean secured) {
        return new Course(0, rest, 0, 0, 0, 80_000, 80_000, secured);
    }

    @Nested
    class Ends {

        /// Those that began before anybody knew their rate may want more than there is.
        @Test
        void whicheverIsSoughtInFirst() {
            Budget budget = budget(80_000, ONE, OTHER);

            assertThat(budget.mayEnd(List.of(ONE))).isTrue();
            assertThat(budget.mayEnd(List.of(OTHER))).isTrue();
            assertThat(budget.mayEnd(List.of(ONE, OTHER))).isFalse();
        }

        /// A short request has come to its end soon anyway, a long one has not.
        @Test
        void noShortOneFromWhatIsKeptForALongOne() {
            assertThat(budget(164_999, ONE, SHORT).mayEnd(List.of(ONE))).isTrue();
            assertThat(budget(164_999, ONE, SHORT).mayEnd(List.of(SHORT))).isFalse();
            assertThat(budget(165_000, ONE, SHORT).mayEnd(List.of(SHORT))).isTrue();
        }

        @Test
        void whicheverOfShortOnesIsSoughtInFirst() {
            assertThat(budget(80_000, SHORT, SHORT).mayEnd(List.of(SHORT))).isTrue();
            assertThat(budget(79_999, SHORT, SHORT).mayEnd(List.of(SHORT))).isFalse();
        }
    }

    /// What lies behind it comes anyway, and is not needed to prove what comes twice.
    @Nested
    class ComesTwice {

        private final Budget budget = budget(200_000, ONE);

        @Test
        void asFarAsItIsNeeded() {
            assertThat(twice(ByteSlice.between(1, 131_072), 70_001)).isEqualTo(ByteSlice.between(1, 70_001));
            assertThat(twice(ByteSlice.between(1, 65_536), 70_001)).isEqualTo(ByteSlice.between(1, 65_536));
        }

        /// The last group reaches beyond what is on its way.
        @Test
        void noFurtherThanThatBeforeItsEndEither() {
            assertThat(twice(ByteSlice.between(SPAN - 50_000, SPAN + 10_000), SPAN - 40_000))
                    .isEqualTo(ByteSlice.between(SPAN - 50_000, SPAN - 40_000));
        }

        /// Behind its end nothing comes twice.
        @Test
        void upToItsEndWhereMoreIsNeeded() {
            ByteSlice group = ByteSlice.between(SPAN - 50_000, SPAN + 10_000);

            assertThat(budget.overlapping(group, SPAN + 1, List.of(ONE)))
                    .isEqualTo(new Order(group, Urgency.DEMAND, 50_000, false));
        }

        private ByteSlice twice(ByteSlice slice, long needed) {
            Order order = budget.overlapping(slice, needed, List.of(ONE));
            assertThat(order.shortens()).isFalse();
            assertThat(order.cost()).isEqualTo(order.slice().length());
            return order.slice();
        }
    }
}
