package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpareTest {

    @Test
    void isASixtyFourthOfTheObject() {
        assertThat(Spare.of(64_000_000).left()).isEqualTo(1_000_000);
    }

    @Test
    void remembersWhatItOwes() {
        Spare spare = new Spare(1000);

        spare.spend(400);
        assertThat(spare.left()).isEqualTo(600);
        assertThat(spare.balance()).isEqualTo(600);

        spare.spend(700);
        assertThat(spare.left()).isZero();
        assertThat(spare.balance()).isEqualTo(-100);
    }
}
