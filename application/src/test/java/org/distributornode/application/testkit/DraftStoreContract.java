package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.all;
import static org.distributornode.application.testkit.ObjectStoreSubject.bytes;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.DraftStore.Kept;
import org.distributornode.application.port.store.DraftStore.Piece;
import org.distributornode.application.port.store.DraftStore.PieceWriter;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.DraftId;
import org.junit.jupiter.api.Test;

/// What every [DraftStore] keeps to.
public interface DraftStoreContract extends ObjectStoreSubject {

    CustomMetadata ATTACHED = CustomMetadata.of(Map.of("k", "v")).orElseThrow();

    @Test
    default void keepsPiecesFromRunToRun() {
        withBuckets();
        DraftStore drafts = stores().drafts();
        Draft draft = begin(drafts);
        keep(drafts, draft, 7, "seven");
        keep(drafts, draft, 0, "");
        keep(drafts, draft, 2, "wrong");
        keep(drafts, draft, 2, "two");

        DraftStore next = restarted().drafts();

        Draft found = next.find(BUCKET, draft.id()).orElseThrow();
        assertThat(found).isEqualTo(draft);
        assertThat(found.name()).isEqualTo(name("dir/a"));
        assertThat(found.custom()).isEqualTo(ATTACHED);
        assertThat(next.pieces(found))
                .containsExactly(new Piece(0, 0, CHECKSUM), new Piece(2, 3, CHECKSUM), new Piece(7, 5, CHECKSUM));
        assertThat(text(next, found, 7)).isEqualTo("seven");
        assertThat(text(next, found, 2)).isEqualTo("two");
        assertThat(text(next, found, 0)).isEmpty();
        assertThat(next.open(found, 1)).isEmpty();
    }

    @Test
    default void showsNoHalfPiece() {
        ObjectStore store = withBuckets();
        DraftStore drafts = stores().drafts();
        Draft draft = begin(drafts);
        keep(drafts, draft, 1, "one");
        long used = store.room().used();
        try (PieceWriter piece = drafts.write(draft, 2)) {
            assertThat(piece.write(ByteBuffer.wrap(bytes("half")))).isTrue();
            assertThat(drafts.pieces(draft)).hasSize(1);
        }
        assertThat(store.room().used()).isEqualTo(used);
        PieceWriter left = drafts.write(draft, 1);
        assertThat(left.write(ByteBuffer.wrap(bytes("half")))).isTrue();

        Stores next = restarted();

        assertThat(next.drafts().pieces(draft)).containsExactly(new Piece(1, 3, CHECKSUM));
        assertThat(text(next.drafts(), draft, 1)).isEqualTo("one");
        assertThat(next.objects().room().used()).isEqualTo(used);
    }

    @Test
    default void forgetsADraft() {
        ObjectStore store = withBuckets();
        DraftStore drafts = stores().drafts();
        Draft draft = begin(drafts);
        keep(drafts, draft, 1, "one");
        try (PieceWriter late = drafts.write(draft, 2)) {
            assertThat(late.write(ByteBuffer.wrap(bytes("late")))).isTrue();

            assertThat(drafts.discard(draft)).isTrue();

            assertThat(late.keep(CHECKSUM)).isEqualTo(Kept.NO_DRAFT);
        }
        assertThat(drafts.discard(draft)).isFalse();
        assertThat(drafts.find(BUCKET, draft.id())).isEmpty();
        assertThat(drafts.pieces(draft)).isEmpty();
        assertThat(store.room().used()).isZero();
        assertThat(restarted().drafts().find(BUCKET, draft.id())).isEmpty();
    }

    @Test
    default void hasDraftsInBucketsOnly() {
        ObjectStore store = withBuckets();
        DraftStore drafts = stores().drafts();
        Draft draft = begin(drafts);
        Draft other = drafts.begin(OTHER, name("dir/a"), CustomMetadata.NONE).orElseThrow();
        keep(drafts, draft, 1, "one");

        assertThat(drafts.find(OTHER, draft.id())).isEmpty();
        assertThat(drafts.find(BUCKET, new DraftId("nonesuch1"))).isEmpty();
        store.drop(BUCKET);

        assertThat(drafts.find(BUCKET, draft.id())).isEmpty();
        assertThat(drafts.begin(BUCKET, name("a"), CustomMetadata.NONE)).isEmpty();
        assertThat(drafts.find(OTHER, other.id())).contains(other);
        Stores next = afterCrash();
        next.objects().restore(Set.of());
        assertThat(next.drafts().find(OTHER, other.id())).isEmpty();
        assertThat(next.objects().room().used()).isZero();
    }

    @Test
    default void takesTheRoomOfTheStore() {
        ObjectStore store = withBuckets();
        DraftStore drafts = stores().drafts();
        Draft draft = begin(drafts);
        byte[] half = new byte[(int) ROOM / 2];
        try (PieceWriter piece = drafts.write(draft, 1)) {
            assertThat(piece.write(ByteBuffer.wrap(half))).isTrue();
            assertThat(piece.keep(CHECKSUM)).isEqualTo(Kept.KEPT);
        }
        assertThat(store.room().used()).isGreaterThanOrEqualTo(half.length);
        try (PieceWriter piece = drafts.write(draft, 2)) {
            boolean more = true;
            for (int i = 0; i < 4 && more; i++) {
                more = piece.write(ByteBuffer.wrap(half));
            }
            assertThat(more).isFalse();
        }
        assertThat(drafts.pieces(draft)).hasSize(1);
    }

    @Test
    default void forgetsDraftsThatNobodyTouches() {
        withBuckets();
        DraftStore drafts = stores().drafts();
        Draft draft = begin(drafts);
        keep(drafts, draft, 1, "one");

        drafts.discardUntouched(Instant.EPOCH);
        assertThat(drafts.find(BUCKET, draft.id())).isPresent();

        drafts.discardUntouched(Instant.MAX);
        assertThat(drafts.find(BUCKET, draft.id())).isEmpty();
    }

    @Test
    default void givesEachDraftAnIdOfItsOwn() {
        withBuckets();
        DraftStore drafts = stores().drafts();

        assertThat(List.of(begin(drafts).id(), begin(drafts).id(), begin(drafts).id()))
                .doesNotHaveDuplicates();
    }

    private static Draft begin(DraftStore drafts) {
        return drafts.begin(BUCKET, name("dir/a"), ATTACHED).orElseThrow();
    }

    private static void keep(DraftStore drafts, Draft draft, int number, String content) {
        try (PieceWriter piece = drafts.write(draft, number)) {
            assertThat(piece.write(ByteBuffer.wrap(bytes(content)))).isTrue();
            assertThat(piece.keep(CHECKSUM)).isEqualTo(Kept.KEPT);
        }
    }

    private static String text(DraftStore drafts, Draft draft, int number) {
        try (ObjectBytes bytes = drafts.open(draft, number).orElseThrow()) {
            return new String(all(bytes), StandardCharsets.UTF_8);
        }
    }
}
