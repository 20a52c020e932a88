package org.distributornode.application.service.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.healing.HealingRig.GROUP;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.service.job.ToldCourse;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How a scrub makes way for clients.
final class PoliteScrubTest {

    private static final int SIZE = 48 * GROUP;
    private static final int MOST_LOOKS = 20;

    private final HealingRig rig = new HealingRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private long scrubbed() throws InterruptedException {
        ToldCourse course = new ToldCourse(new JobOrder(JobKind.SCRUB, new JobScope.Held()));
        assertThat(rig.scrub.run(course)).isEmpty();
        return course.reports().getLast().bytesDone();
    }

    @Test
    void standsStillWhileAClientWaitsAndGoesOnAfterwards() throws InterruptedException {
        rig.hold(1, SIZE);
        rig.waiting.set(7);

        assertThat(scrubbed()).isEqualTo(SIZE);

        assertThat(rig.pauses).hasValue(7);
    }

    @Test
    void doesAMebibyteASecondThoughSomebodyAlwaysWaits() throws InterruptedException {
        rig.hold(1, SIZE);
        rig.waiting.set(Long.MAX_VALUE);

        assertThat(scrubbed()).isEqualTo(SIZE);

        assertThat(rig.pauses).hasValue(3 * MOST_LOOKS);
    }

    @Test
    void asksLeaveForWhatItFetches() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 10, 3 * GROUP, 4 * GROUP);

        scrubbed();

        assertThat(rig.fetched.sum()).isEqualTo(3 * GROUP);
        assertThat(readHeld(rig.store, sample.id())).isEqualTo(sample.content());
    }

    @Test
    void isAsPoliteAsThatOnlyWhereNobodyReads() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.cut(sample, 2 * GROUP);
        rig.waiting.set(Long.MAX_VALUE);

        ByteBuffer read = ByteBuffer.allocate(100);
        try (ObjectBytes bytes = rig.held.store().open(sample.id()).orElseThrow()) {
            assertThat(bytes.read(2 * GROUP, read)).isEqualTo(100);
        }

        assertThat(read.get(0)).isEqualTo(sample.content()[2 * GROUP]);
        assertThat(rig.pauses).hasValue(0);
        assertThat(rig.fetched.sum()).isZero();
    }
}
