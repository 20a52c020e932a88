package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.application.port.assignment.AssignmentStore;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.junit.jupiter.api.Test;

/// What any [AssignmentStore] owes its caller.
public interface AssignmentStoreContract {

    /// The store as the next process finds it: always over the same medium, which is empty at first.
    AssignmentStore open();

    @Test
    default void remembersNothingAtFirst() {
        assertThat(open().load()).isEmpty();
    }

    @Test
    default void remembersEachKindOfSelection() {
        List<BucketSelection> selections = List.of(
                new BucketSelection.AllOfWorker(new WorkerId(0)),
                new BucketSelection.AllOfWorker(new WorkerId(Integer.MAX_VALUE)),
                chosen("7"),
                chosen("0:1", "20:7", "0:0"),
                new BucketSelection.Everything(),
                new BucketSelection.Nothing());
        for (BucketSelection selection : selections) {
            open().save(selection);

            assertThat(open().load()).contains(selection);
        }
    }

    private static BucketSelection chosen(String... ids) {
        return new BucketSelection.Chosen(
                Stream.of(ids).map(BucketId::new).collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
