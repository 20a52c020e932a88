package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpareTest {

    @Test
    void isASixtyFourthOfTheObject() {
        assertThat(Spare.of(64_000_000).left()).isEqualTo(1_000_000);
    }

    @Test
    void isNotSpentBeyondWhatThereIs() {
        Spare spare = new Spare(1000);

        spare.spendUpTo(400);
        assertThat(spare.left()).isEqualTo(600);

        spare.spendUpTo(Long.MAX_VALUE);
        assertThat(spare.left()).isZero();

        spare.spend(10);
        spare.spendUpTo(5);
        assertThat(spare.left()).isEqualTo(-10);
    }
}
