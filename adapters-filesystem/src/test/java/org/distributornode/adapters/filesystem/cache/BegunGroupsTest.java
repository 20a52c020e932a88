package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.Test;

final class BegunGroupsTest {

    private static final long GROUP = Proof.GROUP_BYTES;
    private static final long SIZE = 3 * GROUP + 100;

    @Test
    void beginsWhatAPieceDoesNotFill() {
        assertThat(begun(0, 10, Segments.none())).containsExactly(new ByteSlice(0, GROUP));
        assertThat(begun(GROUP - 1, GROUP + 1, Segments.none()))
                .containsExactly(new ByteSlice(0, GROUP), new ByteSlice(GROUP, GROUP));
        assertThat(begun(5, 3 * GROUP + 5, Segments.none()))
                .containsExactly(new ByteSlice(0, GROUP), new ByteSlice(3 * GROUP, 100));
    }

    @Test
    void leavesWhatAPieceFills() {
        assertThat(begun(0, GROUP, Segments.none())).isEmpty();
        assertThat(begun(GROUP, SIZE, Segments.none())).isEmpty();
        assertThat(begun(3 * GROUP, SIZE, Segments.none())).isEmpty();
    }

    @Test
    void leavesWhatHoldsAnythingAlready() {
        Segments present = Segments.of(List.of(new ByteSlice(GROUP - 1, 2)));

        assertThat(begun(0, 10, present)).isEmpty();
        assertThat(begun(GROUP + 1, 2 * GROUP + 1, present)).containsExactly(new ByteSlice(2 * GROUP, GROUP));
    }

    @Test
    void leavesObjectsOfOneGroup() {
        assertThat(BegunGroups.of(new ByteSlice(5, 5), GROUP, Segments.none())).isEmpty();
    }

    @Test
    void hasZerosForEachOfThem() {
        assertThat(BegunGroups.zeros(new ByteSlice(3 * GROUP, 100))).isEqualTo(ByteBuffer.allocate(100));
        assertThat(BegunGroups.zeros(new ByteSlice(GROUP, GROUP))).isEqualTo(ByteBuffer.allocate((int) GROUP));
    }

    private static List<ByteSlice> begun(long from, long to, Segments present) {
        return BegunGroups.of(ByteSlice.between(from, to), SIZE, present);
    }
}
