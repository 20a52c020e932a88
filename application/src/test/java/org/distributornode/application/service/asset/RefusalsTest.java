package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.AGES;
import static org.distributornode.application.service.asset.Rig.FIRST;
import static org.distributornode.application.service.asset.Rig.SECOND;

import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.service.fill.FillSettings;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sources that send, and refuse one request amidst that.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RefusalsTest {

    private static final int SIZE = 400_000;
    private static final Step BUSY_ONCE = new Step.Once(new Step.Fails(Kind.BUSY));

    /// Each object comes in several requests.
    private final Rig rig =
            new Rig(new Rig.Settings(10_000_000, 5_000_000, 4, AGES, new FillSettings(8, 200_000, 50_000, 0, AGES, 2)));

    private final byte[] bytes = rig.content(SIZE);

    @BeforeEach
    void begin() {
        rig.origin.script(FIRST, new Step.Chunks(10_000), new Step.Metered());
        rig.origin.grant(FIRST, 50_000);
    }

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void areAskedAgainForWhatComesNext() {
        DataObject object = rig.publish(1, bytes, FIRST);
        Client client = rig.read(object).await(50_000);
        rig.origin.script(FIRST, BUSY_ONCE);

        rig.origin.release(FIRST);

        assertThat(client.all()).isEqualTo(bytes);
    }

    @Test
    void areAskedAgainForWhatSomebodySeeks() throws Exception {
        DataObject object = rig.publish(1, bytes, FIRST);
        Client fromTheStart = rig.read(object).await(50_000);
        rig.origin.script(FIRST, BUSY_ONCE);

        Future<byte[]> seeking = rig.threads.submit(rig.range(object, 300_000, 310_000)::all);

        assertThat(seeking.get()).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 310_000));
        assertThat(fromTheStart.soFar()).hasSize(50_000);
        rig.origin.release(FIRST);
        assertThat(fromTheStart.all()).isEqualTo(bytes);
    }

    @Test
    void areAskedAgainIfAllOthersRefuse() {
        DataObject object = rig.publish(1, bytes, FIRST, SECOND);
        Client client = rig.read(object).await(50_000);
        rig.origin.script(FIRST, BUSY_ONCE);
        rig.origin.script(SECOND, new Step.Fails(Kind.BUSY));

        rig.origin.release(FIRST);

        assertThat(client.all()).isEqualTo(bytes);
    }

    /// As a source with one connection for each of its clients does.
    @Test
    void areAskedAgainAsOftenAsTheySendBesideThat() throws Exception {
        DataObject object = rig.publish(1, bytes, FIRST);
        Client fromTheStart = rig.read(object).await(50_000);
        rig.origin.script(FIRST, BUSY_ONCE, BUSY_ONCE, BUSY_ONCE, BUSY_ONCE);
        Future<byte[]> seeking = rig.threads.submit(rig.range(object, 300_000, 310_000)::all);
        for (int refused = 2; refused <= 5; refused++) {
            rig.origin.awaitFetches(refused);
            rig.origin.grant(FIRST, 10_000);
            fromTheStart.await(30_000 + refused * 10_000);
        }

        assertThat(seeking.get()).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 310_000));
        rig.origin.release(FIRST);
        assertThat(fromTheStart.all()).isEqualTo(bytes);
    }

    @Test
    void areGivenUpIfTheyRefuseAgainAndAgain() {
        DataObject object = rig.publish(1, bytes, FIRST);
        Client client = rig.read(object).await(50_000);
        rig.origin.script(FIRST, new Step.Fails(Kind.BUSY));

        rig.origin.release(FIRST);

        assertThat(client.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
        assertThat(rig.origin.fetches()).hasSizeBetween(5, 6); // the second may have begun before
    }
}
