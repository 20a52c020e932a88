package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {

    private static final int GROUP = Proof.GROUP_BYTES;

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "65535, 1", "65536, 1", "65537, 2", "131072, 2", "131073, 3", "4398046445568, 67108863"
    })
    void countsTheGroups(long size, int groups) {
        assertThat(Proof.groups(size)).isEqualTo(groups);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 4_398_046_445_569L, Long.MAX_VALUE})
    void hasNoGroupsForAnImpossibleSize(long size) {
        assertThatIllegalArgumentException().isThrownBy(() -> Proof.groups(size));
    }

    @Property(tries = 50)
    void isTheSameInWhateverOrderTheGroupsCome(@ForAll @IntRange(max = 9 * GROUP) int size, @ForAll long seed) {
        byte[] content = Bytes.random(seed, size);
        List<Integer> order = IntStream.range(0, Proof.groups(size)).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(seed));
        ProofBuilder builder = new ProofBuilder(size);

        for (int group : order) {
            builder.put(group, chainingValue(content, group));
        }

        assertThat(builder.build()).isEqualTo(linearProof(content));
        assertThat(builder.build().root()).isEqualTo(Bytes.expectedHash(content));
    }

    @Test
    void isMadeOfAllGroupsOnly() {
        byte[] content = Bytes.counting(2 * GROUP + 1);
        ProofBuilder builder = new ProofBuilder(content.length);
        builder.put(2, chainingValue(content, 2));
        builder.put(0, chainingValue(content, 0));

        assertThat(builder.has(1)).isFalse();
        assertThat(builder.has(2)).isTrue();
        assertThat(builder.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("group 1 of 3");

        builder.put(1, chainingValue(content, 1));
        assertThat(builder.isComplete()).isTrue();
        assertThat(builder.build().root()).isEqualTo(Bytes.expectedHash(content));
    }

    @Test
    void refusesGroupsAndValuesThatCannotBe() {
        ProofBuilder builder = new ProofBuilder(GROUP + 1);

        assertThatIllegalArgumentException().isThrownBy(() -> builder.put(2, new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.put(-1, new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.put(0, new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.has(2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProofBuilder(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proof(Bytes.expectedHash(new byte[0]), GROUP + 1, new byte[32]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, GROUP, GROUP + 1, 5 * GROUP})
    void knowsWhetherItsRootIsThatOfItsGroups(int size) {
        Proof proof = linearProof(Bytes.counting(size));
        byte[] damaged = proof.chainingValues();
        damaged[damaged.length - 1] ^= 1;

        assertThat(proof.isConsistent()).isTrue();
        assertThat(new Proof(proof.root(), size, damaged).isConsistent()).isFalse();
    }

    @Test
    void keepsItsValuesToItself() {
        Proof proof = linearProof(Bytes.counting(10));

        proof.chainingValues()[0] ^= 1;

        assertThat(proof).isEqualTo(linearProof(Bytes.counting(10))).isNotEqualTo(linearProof(Bytes.counting(11)));
        assertThat(proof.isConsistent()).isTrue();
    }

    private static byte[] chainingValue(byte[] content, int group) {
        int start = group * GROUP;
        GroupHasher hasher = new GroupHasher(group, content.length <= GROUP);
        hasher.update(ByteBuffer.wrap(content, start, Math.min(GROUP, content.length - start)));
        return hasher.finish();
    }

    private static Proof linearProof(byte[] content) {
        ContentHasher hasher = new ContentHasher(content.length);
        hasher.update(ByteBuffer.wrap(content));
        return hasher.finish();
    }
}
