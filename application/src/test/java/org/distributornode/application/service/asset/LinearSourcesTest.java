package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;
import static org.distributornode.application.service.asset.Rig.SECOND;

import java.time.Duration;
import java.util.Arrays;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.service.fill.FillSettings;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.domain.content.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sources that know no ranges: they answer with the whole object, whatever is asked for.
final class LinearSourcesTest {

    private static final int SIZE = 400_000;

    private static final Step ALL = new Step.IgnoresRanges();
    private static final Step CHUNKS = new Step.Chunks(10_000);

    private Rig rig = new Rig(
            new Rig.Settings(10_000_000, 5_000_000, 4, Rig.AGES, new FillSettings(8, 100_000, 50_000, 0, Rig.AGES, 2)));

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void bringObjectsThatAreLongerThanARequest() {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST);
        rig.origin.script(FIRST, ALL, CHUNKS);

        assertThat(rig.read(object).all()).isEqualTo(bytes);

        assertThat(rig.origin.bytesSent()).isLessThan(2 * SIZE);
        rig.settle();
        assertThat(rig.whole(object).freshness()).isEqualTo(Freshness.HIT);
    }

    @Test
    void areReadUpToWhereAClientWaits() {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST);
        rig.origin.script(FIRST, ALL, CHUNKS);

        byte[] part = rig.range(object, 300_000, 310_000).all();

        assertThat(part).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 310_000));
        assertThat(rig.read(object).all()).isEqualTo(bytes);
        assertThat(rig.origin.bytesSent()).isLessThan(2 * SIZE);
    }

    @Test
    void areNotWaitedForWhereAnotherOneSendsThePart() {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST, SECOND);
        rig.origin.script(FIRST, ALL, CHUNKS, new Step.HoldsAt(50_000));
        rig.sources.answered(SECOND, Duration.ofSeconds(1));
        Client fromTheStart = rig.read(object).await(50_000);

        byte[] part = rig.range(object, 300_000, 310_000).all();

        assertThat(part).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 310_000));
        rig.origin.release(FIRST);
        assertThat(fromTheStart.all()).isEqualTo(bytes);
    }

    @Test
    void passOverWhatIsThere() {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST);
        rig.origin.script(FIRST, CHUNKS, new Step.HoldsAt(90_000));
        rig.read(object).await(90_000);
        rig = rig.restarted();
        rig.origin.script(FIRST, ALL, CHUNKS);

        assertThat(rig.read(object).all()).isEqualTo(bytes);
    }

    @Test
    void areNotAskedForEverIfTheyBreakOffAtTheSamePlace() {
        DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
        rig.origin.script(FIRST, ALL, CHUNKS, new Step.FailsAt(150_000, Kind.CUT_SHORT));

        Client client = rig.read(object);

        assertThat(client.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
        assertThat(client.count()).isLessThanOrEqualTo(150_000); // as many as it was quick enough to take
        assertThat(rig.origin.fetches()).hasSizeLessThan(10);
    }
}
