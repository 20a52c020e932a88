package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;

import java.util.Optional;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InspectAssetTest {

    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void startsNoFillAndAsksNoSource() {
        DataObject object = rig.publish(1, rig.content(1_000), FIRST);

        assertThat(rig.inspect.inspect(object.id()))
                .isEqualTo(new InspectAsset.Outcome.Found(object, Freshness.MISS, Optional.empty(), Via.LOCAL));
        assertThat(rig.origin.fetches()).isEmpty();
        assertThat(rig.downloads.count()).isZero();
    }

    @Test
    void tellsWhatWillNotBeKept() {
        DataObject object = rig.publish(1, rig.content(5_000_001), FIRST);

        assertThat(rig.inspect.inspect(object.id()))
                .isEqualTo(new InspectAsset.Outcome.Found(object, Freshness.MISS, Optional.empty(), Via.EXTERNAL));
    }

    @Test
    void tellsThatAnObjectIsOnItsWay() {
        DataObject object = rig.publish(1, rig.content(100_000), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(50_000));
        rig.range(object, 0, 10_000).await(10_000);

        assertThat(rig.inspect.inspect(object.id()))
                .isEqualTo(new InspectAsset.Outcome.Found(
                        object, Freshness.PENDING, Optional.of(new MediaType("image/png")), Via.LOCAL));
    }

    @Test
    void refusesAsServingDoes() {
        assertThat(rig.inspect.inspect(new DataObjectId(-1)))
                .isEqualTo(new InspectAsset.Outcome.Refused(new Refusal.UnknownObject()));
    }
}
