package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

final class CommitsTest {

    private static final DataObjectId ID = new DataObjectId(7);

    private final Commits commits = new Commits(Duration.ofMinutes(1));

    @Test
    void keepsNobodyWhereNoneIsUnderWay() {
        try (Commits.UnderWay _ = commits.begin(new DataObjectId(8))) {
            assertThat(commits.await(ID)).isFalse();
        }
        try (Commits.UnderWay _ = commits.begin(ID)) {
            assertThat(commits.await(new DataObjectId(8))).isFalse();
        }

        assertThat(commits.await(ID)).isFalse();
    }

    @Test
    void waitsForTheEnd() throws InterruptedException {
        AtomicReference<Boolean> over = new AtomicReference<>();
        Thread waiting = Thread.ofPlatform().unstarted(() -> over.set(commits.await(ID)));
        try (Commits.UnderWay _ = commits.begin(ID)) {
            waiting.start();
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(over).hasNullValue();
        }
        waiting.join();

        assertThat(over).hasValue(true);
    }

    @Test
    void waitsForWhicheverThereIs() throws InterruptedException {
        assertThat(commits.awaitAny()).isFalse();

        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().unstarted(() -> over.complete(awaitAny()));
        try (Commits.UnderWay _ = commits.begin(ID)) {
            waiting.start();
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(over).isNotDone();
        }

        assertThat(over.join()).isTrue();
    }

    private boolean awaitAny() {
        try {
            return commits.awaitAny();
        } catch (InterruptedException _) {
            return false;
        }
    }

    @Test
    void losesPatience() throws InterruptedException {
        Commits hasty = new Commits(Duration.ofMillis(1));

        try (Commits.UnderWay _ = hasty.begin(ID)) {
            assertThat(hasty.await(ID)).isFalse();
            assertThat(hasty.awaitAny()).isFalse();
        }
    }

    @Test
    void staysInterrupted() {
        try (Commits.UnderWay _ = commits.begin(ID)) {
            Thread.currentThread().interrupt();

            assertThat(commits.await(ID)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
