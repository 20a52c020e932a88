package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

final class CommitsTest {

    private static final DataObjectId ID = new DataObjectId(7);
    private static final DataObjectId ANOTHER = new DataObjectId(8);

    private final Commits commits = new Commits(Duration.ofHours(1));
    private volatile boolean held;

    @Test
    void keepsNobodyWhereNoneIsUnderWay() throws InterruptedException {
        try (Commits.UnderWay _ = commits.begin(ANOTHER)) {
            assertThat(commits.after(ID, () -> held)).isFalse();
        }

        assertThat(commits.after(ANOTHER, () -> held)).isFalse();
        assertThat(commits.any().await()).isFalse();
    }

    @Test
    void looksWhenItHasEnded() throws Exception {
        assertThat(heldAtItsEnd(() -> commits.after(ID, () -> held))).isTrue();
    }

    @Test
    void waitsForWhicheverThereIs() throws Exception {
        assertThat(heldAtItsEnd(() -> commits.any().await() && held)).isTrue();
    }

    @Test
    void missesNoEndThatComesBeforeItIsWaitedFor() throws InterruptedException {
        Commits.Any any;
        try (Commits.UnderWay _ = commits.begin(ID)) {
            any = commits.any();
        }

        assertThat(any.await()).isTrue();
    }

    private boolean heldAtItsEnd(Callable<Boolean> waiting) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(waiting);
        Thread thread = Thread.ofPlatform().unstarted(task);
        try (Commits.UnderWay _ = commits.begin(ID)) {
            thread.start();
            while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            held = true;
        }
        return task.get();
    }

    @Test
    void losesPatience() {
        Commits hasty = new Commits(Duration.ofMillis(1));

        try (Commits.UnderWay _ = hasty.begin(ID)) {
            assertThat(hasty.after(ID, () -> held)).isFalse();
        }
    }

    @Test
    void staysInterrupted() {
        try (Commits.UnderWay _ = commits.begin(ID)) {
            Thread.currentThread().interrupt();

            assertThat(commits.after(ID, () -> held)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
