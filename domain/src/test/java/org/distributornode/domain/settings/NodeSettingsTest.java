package org.distributornode.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.junit.jupiter.api.Test;

final class NodeSettingsTest {

    private static final NodeSettings NONE = NodeSettings.NONE;
    private static final BucketSelection.Chosen CHOSEN = new BucketSelection.Chosen(Set.of(new BucketId("1:2")));

    @Test
    void selectsNothingWhereNothingIsSet() {
        assertThat(NONE.selection()).isEqualTo(new BucketSelection.Nothing());
    }

    @Test
    void selectsAllOfTheWorkerWhereNoBucketsAreSet() {
        WorkerId worker = new WorkerId(3);

        assertThat(NONE.withWorker(worker).selection()).isEqualTo(new BucketSelection.AllOfWorker(worker));
    }

    @Test
    void prefersBucketsToTheWorker() {
        NodeSettings both = NONE.withBuckets(Optional.of(CHOSEN)).withWorker(new WorkerId(3));

        assertThat(both.selection()).isEqualTo(CHOSEN);
        assertThat(both.withBuckets(Optional.empty()).selection())
                .isEqualTo(new BucketSelection.AllOfWorker(new WorkerId(3)));
    }

    @Test
    void selectsAllThatAListHoldsWhereNoBucketsAreSet() {
        NodeSettings worker = NONE.withWorker(new WorkerId(3));

        assertThat(worker.selectionFromList()).isEqualTo(new BucketSelection.Everything());
        assertThat(worker.withBuckets(Optional.of(CHOSEN)).selectionFromList()).isEqualTo(CHOSEN);
    }
}
