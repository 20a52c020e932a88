package org.distributornode.domain.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.distributornode.domain.bucket.BucketSelection.AllOfWorker;
import org.distributornode.domain.bucket.BucketSelection.Chosen;
import org.distributornode.domain.bucket.BucketSelection.Everything;
import org.distributornode.domain.bucket.BucketSelection.Nothing;
import org.junit.jupiter.api.Test;

class BucketSelectionTest {

    private static final WorkerId WORKER = new WorkerId(7);
    private static final Bucket OURS = bucket("1:0", new Bucket.Operator(WORKER, true));
    private static final Bucket INVITED = bucket("1:1", new Bucket.Operator(WORKER, false));
    private static final Bucket ANOTHERS = bucket("1:2", new Bucket.Operator(new WorkerId(8), true));

    @Test
    void coversTheBucketsThatTheWorkerOperates() {
        BucketSelection selection = new AllOfWorker(WORKER);

        assertThat(selection.covers(List.of(ANOTHERS, OURS))).isTrue();
        assertThat(selection.covers(List.of(ANOTHERS, INVITED))).isFalse();
        assertThat(selection.covers(List.of())).isFalse();
    }

    @Test
    void coversTheChosenBucketsWhoeverOperatesThem() {
        BucketSelection selection = chosen("1:2", "9:9");

        assertThat(selection.covers(List.of(OURS, ANOTHERS))).isTrue();
        assertThat(selection.covers(List.of(OURS, INVITED))).isFalse();
    }

    @Test
    void matchesAPlainIdOnlyWithTheSamePlainId() {
        assertThat(chosen("1").covers(List.of(OURS))).isFalse();
        assertThat(chosen("1").covers(List.of(bucket("1")))).isTrue();
        assertThat(chosen("1:0").covers(List.of(bucket("1"), bucket("0")))).isFalse();
    }

    @Test
    void coversNothingOrEverything() {
        assertThat(new Nothing().covers(List.of(OURS))).isFalse();
        assertThat(new Everything().covers(List.of())).isTrue();
    }

    @Test
    void refusesAMixOfForms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chosen("1", "1:0"))
                .withMessageContaining("mixed");
        assertThatIllegalArgumentException().isThrownBy(() -> new Chosen(Set.of()));
    }

    @Test
    void keepsTheOrderAndItsOwnCopy() {
        Set<BucketId> ids = new LinkedHashSet<>(List.of(new BucketId("3"), new BucketId("1")));
        Chosen chosen = new Chosen(ids);

        ids.add(new BucketId("2"));

        assertThat(chosen.ids()).containsExactly(new BucketId("3"), new BucketId("1"));
    }

    @Test
    void refusesANegativeWorker() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkerId(-1));
        assertThat(WORKER).hasToString("7");
    }

    private static BucketSelection chosen(String... ids) {
        Set<BucketId> set = new LinkedHashSet<>();
        for (String id : ids) {
            set.add(new BucketId(id));
        }
        return new Chosen(set);
    }

    private static Bucket bucket(String id, Bucket.Operator... operators) {
        return new Bucket(new BucketId(id), List.of(operators));
    }
}
