package org.distributornode.application.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.testkit.InMemoryWorkNotes;
import org.distributornode.domain.job.WorkNote;
import org.junit.jupiter.api.Test;

final class RememberWorkTest {

    private static final int MOST = 3;

    private final InMemoryWorkNotes store = new InMemoryWorkNotes();
    private final RememberWorkService subject = new RememberWorkService(store, MOST);

    private static WorkNote note(String id) {
        return new WorkNote(id, "summary", Instant.EPOCH, Optional.empty(), Optional.empty(), 0, 0, List.of());
    }

    @Test
    void remembersTheNewestOverARestart() {
        for (String id : List.of("a", "b", "c", "d")) {
            assertThat(subject.add(note(id))).isTrue();
        }

        assertThat(subject.list()).extracting(WorkNote::id).containsExactly("d", "c", "b");
        assertThat(new RememberWorkService(store, 2).list()).isEqualTo(subject.list());
    }

    @Test
    void saysWhenItCannotKeepOne() {
        store.fail(true);

        assertThat(subject.add(note("a"))).isFalse();
        assertThat(subject.list()).hasSize(1);
    }
}
