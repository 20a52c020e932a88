package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class GroupHasherTest {

    @Test
    void hashesAnOnlyGroupToTheDigestOfTheObject() {
        byte[] content = Bytes.counting(Proof.GROUP_BYTES);
        GroupHasher hasher = new GroupHasher(0, true);

        hasher.update(ByteBuffer.wrap(content));

        assertThat(ContentHash.ofDigest(hasher.finish())).isEqualTo(Bytes.expectedHash(content));
    }

    @Test
    void hashesEqualBytesAtOtherPlacesToOtherValues() {
        assertThat(hash(new GroupHasher(0, false)))
                .isNotEqualTo(hash(new GroupHasher(1, false)))
                .isNotEqualTo(hash(new GroupHasher(0, true)))
                .isEqualTo(hash(new GroupHasher(0, false)));
    }

    @Test
    void tellsHowMuchHasRoom() {
        GroupHasher hasher = new GroupHasher(3, false);
        assertThat(hasher.remaining()).isEqualTo(Proof.GROUP_BYTES);

        hasher.update(ByteBuffer.allocate(1500));

        assertThat(hasher.remaining()).isEqualTo(Proof.GROUP_BYTES - 1500);
    }

    @Test
    void refusesMoreThanHasRoom() {
        GroupHasher hasher = new GroupHasher(0, false);
        hasher.update(ByteBuffer.allocate(Proof.GROUP_BYTES - 1));

        assertThatIllegalArgumentException().isThrownBy(() -> hasher.update(ByteBuffer.allocate(2)));

        assertThat(hasher.remaining()).isOne();
    }

    @Test
    void finishesOnce() {
        GroupHasher hasher = new GroupHasher(0, true);
        hasher.finish();

        assertThatIllegalStateException().isThrownBy(hasher::finish);
        assertThatIllegalStateException().isThrownBy(() -> hasher.update(ByteBuffer.allocate(0)));
    }

    @Test
    void refusesImpossibleGroups() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupHasher(-1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupHasher(1, true));
    }

    private static byte[] hash(GroupHasher hasher) {
        hasher.update(ByteBuffer.wrap(Bytes.counting(5000)));
        return hasher.finish();
    }
}
