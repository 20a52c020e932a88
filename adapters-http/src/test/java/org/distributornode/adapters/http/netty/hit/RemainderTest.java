package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.Test;

final class RemainderTest {

    private static final int KIB = 1024;

    private final Piece whole = new Piece.OfObject(new ByteSlice(0, 1000 * KIB));
    private final Piece part = new Piece.OfObject(new ByteSlice(500, 100 * KIB));
    private final Piece text = new Piece.Text("\r\n--");

    @Test
    void givesEachPieceWithoutWhatHasBeenSent() {
        Remainder remainder = new Remainder(List.of(text, part, text));

        assertThat(remainder.next()).isEqualTo(text);
        remainder.sent(4, 4, KIB);
        assertThat(remainder.next()).isEqualTo(part);
        remainder.sent(10, 10, KIB);
        assertThat(remainder.next()).isEqualTo(new Piece.OfObject(new ByteSlice(510, 100 * KIB - 10)));
        remainder.sent(100 * KIB - 10, 100 * KIB - 10, KIB);
        assertThat(remainder.next()).isEqualTo(text);
        remainder.sent(4, 4, KIB);
        assertThat(remainder.next()).isNull();
        assertThat(remainder.sent()).isEqualTo(100 * KIB + 8);
    }

    @Test
    void bringsMoreThanAShortStretchAndNoMoreThanThereIs() {
        Remainder remainder = new Remainder(List.of(whole, part));
        assertThat(remainder.near(62 * KIB)).isEqualTo(256 * KIB);
        assertThat(remainder.near(600 * KIB)).isEqualTo(600 * KIB);

        remainder.sent(900 * KIB, 900 * KIB, KIB);
        assertThat(remainder.near(62 * KIB)).isEqualTo(100 * KIB);
    }
}
