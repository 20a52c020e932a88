package org.distributornode.domain.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class HedgeBudgetTest {

    @Test
    void givesTheShareAndNoMore() {
        HedgeBudget budget = new HedgeBudget(2);
        budget.request();

        assertThat(List.of(budget.take(), budget.take(), budget.take())).containsExactly(true, true, false);
    }

    @Test
    void givesAgainOnceTheOldestIsAHundredRequestsAgo() {
        HedgeBudget budget = new HedgeBudget(1);
        budget.request();
        assertThat(budget.take()).isTrue();
        requests(budget, HedgeBudget.REQUESTS - 1);
        assertThat(budget.take()).isFalse();

        requests(budget, 1);

        assertThat(budget.take()).isTrue();
    }

    @Test
    void givesNothingOfNothing() {
        assertThat(new HedgeBudget(0).take()).isFalse();
    }

    @Property(tries = 200)
    void neverHedgesMoreThanTheShareOfAHundredInARow(
            @ForAll @IntRange(max = 100) int share, @ForAll @Size(max = 600) List<Boolean> wantsHedge) {
        HedgeBudget budget = new HedgeBudget(share);
        List<Boolean> hedged = new ArrayList<>();
        for (boolean wants : wantsHedge) {
            budget.request();
            hedged.add(wants && budget.take());
        }

        for (int from = 0; from < hedged.size(); from++) {
            List<Boolean> row = hedged.subList(from, Math.min(hedged.size(), from + HedgeBudget.REQUESTS));
            assertThat(row.stream().filter(one -> one).count()).isLessThanOrEqualTo(share);
        }
    }

    private static void requests(HedgeBudget budget, int count) {
        for (int i = 0; i < count; i++) {
            budget.request();
        }
    }
}
