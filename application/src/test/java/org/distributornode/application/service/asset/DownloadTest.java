package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.service.fill.Demand;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.Test;

/// What a crowd of clients costs those who plan.
final class DownloadTest {

    private static final int CLIENTS = 2_000;
    private static final long SIZE = 10_000_000;
    private static final long HELD_BACK = 65_536;

    private final DataObject object =
            new DataObject(new DataObjectId(1), SIZE, new ContentHash(1, 2, 3, 4), Optional.empty());
    private final Download download = new Download(object, new Download.Limits(HELD_BACK, CLIENTS), new Host());
    private final AtomicInteger readChanges = new AtomicInteger();
    private final AtomicInteger wakeUps = new AtomicInteger();

    @Test
    void isOneDemandForAllWhoWaitForOneByte() {
        List<AssetBytes> crowd = crowd(new Extent.Whole());
        crowd.forEach(client -> wait(client, 0));

        assertThat(download.waiting(Segments.none())).containsExactly(new Demand(0, SIZE));
        assertThat(download.open()).containsExactly(new Demand(0, SIZE));
        assertThat(wakeUps).hasValue(0);
    }

    @Test
    void isOneDemandForAllWhoWaitForTheProof() {
        List<AssetBytes> crowd = crowd(new Extent.Whole());
        for (int i = 0; i < CLIENTS; i++) {
            wait(crowd.get(i), SIZE - 1 - i);
        }

        assertThat(download.waiting(Segments.of(List.of(new ByteSlice(0, 100)))))
                .containsExactly(new Demand(100, SIZE));
    }

    @Test
    void asksForTheFarthestThatOneOfThemWants() {
        wait(download.reader(new Extent.Part(500, 600)).orElseThrow(), 500);
        wait(download.reader(new Extent.Part(500, 700)).orElseThrow(), 500);
        wait(download.reader(new Extent.Part(100, 200)).orElseThrow(), 100);

        assertThat(download.waiting(Segments.none())).containsExactly(new Demand(500, 700), new Demand(100, 200));
    }

    @Test
    void wantsNothingForThoseWhoHaveLeft() {
        List<AssetBytes> crowd = crowd(new Extent.Part(700, 800));
        crowd.forEach(client -> wait(client, 700));
        AssetBytes patient = crowd.removeLast();

        crowd.forEach(AssetBytes::close);

        assertThat(download.waiting(Segments.none())).containsExactly(new Demand(700, 800));
        patient.close();
        assertThat(download.waiting(Segments.none())).isEmpty();
        assertThat(download.open()).isEmpty();
        assertThat(download.isAwaited()).isFalse();
    }

    @Test
    void wantsTheSecondPartOfAnAnswerToo() {
        Extent parts = new Extent.Parts(List.of(new ByteSlice(900_000, 10), new ByteSlice(0, 10)));
        AssetBytes answer = download.reader(parts).orElseThrow();

        wait(answer, 900_000);

        assertThat(download.waiting(Segments.none())).containsExactly(new Demand(900_000, 900_010));
        assertThat(download.open()).containsExactly(new Demand(900_000, 900_010), new Demand(0, 10));
        answer.close();
        assertThat(download.open()).isEmpty();
    }

    private List<AssetBytes> crowd(Extent extent) {
        List<AssetBytes> crowd = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            crowd.add(download.reader(extent).orElseThrow());
        }
        return crowd;
    }

    private void wait(AssetBytes client, long position) {
        client.whenReadable(position, wakeUps::incrementAndGet);
    }

    @Test
    void tellsThatItIsReadAndNoMore() {
        List<AssetBytes> crowd = crowd(new Extent.Whole());

        assertThat(download.isRead()).isTrue();
        assertThat(readChanges).hasValue(1);

        crowd.forEach(AssetBytes::close);

        assertThat(download.isRead()).isFalse();
        assertThat(readChanges).hasValue(2);
    }

    private final class Host implements DownloadHost {
        @Override
        public void ended() {}

        @Override
        public void readChanged() {
            readChanges.incrementAndGet();
        }
    }
}
