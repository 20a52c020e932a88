package org.distributornode.domain.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketTest {

    private static final WorkerId WORKER = new WorkerId(7);

    @Test
    void isOperatedByThoseWhoAcceptedOnly() {
        Bucket bucket = new Bucket(
                new BucketId("1:0"),
                List.of(new Bucket.Operator(WORKER, false), new Bucket.Operator(new WorkerId(8), true)));

        assertThat(bucket.isOperatedBy(WORKER)).isFalse();
        assertThat(bucket.isOperatedBy(new WorkerId(8))).isTrue();
        assertThat(bucket.isOperatedBy(new WorkerId(9))).isFalse();
    }

    @Test
    void keepsItsOwnCopyOfTheOperators() {
        List<Bucket.Operator> operators = new ArrayList<>();
        Bucket bucket = new Bucket(new BucketId("1:0"), operators);

        operators.add(new Bucket.Operator(WORKER, true));

        assertThat(bucket.isOperatedBy(WORKER)).isFalse();
    }
}
