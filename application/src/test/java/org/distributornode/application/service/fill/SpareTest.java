package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpareTest {

    @Test
    void isASixtyFourthOfTheObjectAndA256thMoreForEndings() {
        assertThat(Spare.of(64_000_000).left()).isEqualTo(new Spare.Left(1_000_000, 1_250_000, 1_250_000));
    }

    @Test
    void remembersWhatItOwes() {
        Spare spare = new Spare(25_600, 1000);

        spare.spend(400);
        assertThat(spare.left()).isEqualTo(new Spare.Left(600, 700, 500));
        assertThat(spare.balance()).isEqualTo(600);

        spare.spend(650);
        assertThat(spare.left()).isEqualTo(new Spare.Left(0, 50, 500));
        assertThat(spare.balance()).isEqualTo(-50);

        spare.spend(100);
        assertThat(spare.left()).isEqualTo(new Spare.Left(0, 0, 500));
    }

    @Test
    void isWholeUntilSomethingHasComeInVain() {
        Spare spare = Spare.of(64_000_000);

        assertThat(spare.isWhole()).isTrue();
        spare.spend(1);
        assertThat(spare.isWhole()).isFalse();
    }
}
