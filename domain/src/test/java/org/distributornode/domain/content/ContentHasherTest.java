package org.distributornode.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHasherTest {

    private static final int CHUNK = 1024;
    private static final int GROUP = Proof.GROUP_BYTES;

    @ParameterizedTest
    @MethodSource("lengthsAroundEdges")
    void agreesWithAnotherImplementation(int length) {
        byte[] content = Bytes.counting(length);

        assertThat(hash(content).root()).isEqualTo(Bytes.expectedHash(content));
    }

    static IntStream lengthsAroundEdges() {
        IntStream blocks = IntStream.of(1, 2, 16);
        IntStream chunks = IntStream.of(1, 2, 3, 4, 5, 8, 31, 33, 63);
        IntStream groups = IntStream.of(1, 2, 3, 4, 5, 8, 9, 15, 16, 17);
        return Stream.of(
                        blocks.map(n -> n * 64),
                        chunks.map(n -> n * CHUNK),
                        groups.map(n -> n * GROUP),
                        IntStream.of(GROUP + CHUNK, 2 * GROUP + CHUNK))
                .flatMapToInt(edges -> edges)
                .flatMap(edge -> IntStream.of(edge - 1, edge, edge + 1))
                .distinct();
    }

    @Property(tries = 100)
    void agreesWhateverTheLengthAndTheSplits(
            @ForAll @IntRange(max = 5 * GROUP) int length, @ForAll long seed, @ForAll boolean direct) {
        byte[] content = Bytes.random(seed, length);
        Random random = new Random(seed);
        ContentHasher hasher = new ContentHasher(length);

        int position = 0;
        while (position < length) {
            int count = 1 + random.nextInt(Math.min(length - position, 1 << (1 + random.nextInt(18))));
            hasher.update(piece(content, position, count, direct));
            position += count;
        }

        assertThat(hasher.finish().root()).isEqualTo(Bytes.expectedHash(content));
    }

    private static ByteBuffer piece(byte[] content, int position, int count, boolean direct) {
        ByteBuffer heap = ByteBuffer.wrap(content, position, count);
        return direct ? ByteBuffer.allocateDirect(count).put(heap).flip() : heap.asReadOnlyBuffer();
    }

    @Test
    void takesAllThatRemainsAndNothingElse() {
        byte[] content = Bytes.counting(3 * GROUP);
        ContentHasher hasher = new ContentHasher(2 * GROUP);
        ByteBuffer bytes = ByteBuffer.wrap(content).position(100).limit(100 + 2 * GROUP);

        hasher.update(bytes);

        assertThat(bytes.position()).isEqualTo(100 + 2 * GROUP);
        assertThat(bytes.limit()).isEqualTo(100 + 2 * GROUP);
        assertThat(hasher.position()).isEqualTo(2 * GROUP);
    }

    @Test
    void refusesMoreThanTheObjectHas() {
        ContentHasher hasher = new ContentHasher(10);
        ByteBuffer bytes = ByteBuffer.allocate(11);

        assertThatIllegalArgumentException().isThrownBy(() -> hasher.update(bytes));

        assertThat(bytes.position()).isZero();
        assertThat(hasher.position()).isZero();
    }

    @Test
    void doesNotFinishBeforeTheLastByte() {
        ContentHasher hasher = new ContentHasher(2);
        hasher.update(ByteBuffer.allocate(1));

        assertThatIllegalStateException().isThrownBy(hasher::finish);

        hasher.update(ByteBuffer.allocate(1));
        assertThat(hasher.finish().root()).isEqualTo(Bytes.expectedHash(new byte[2]));
    }

    @Test
    void finishesOnce() {
        ContentHasher hasher = new ContentHasher(0);
        hasher.finish();

        assertThatIllegalStateException().isThrownBy(hasher::finish);
        assertThatIllegalStateException().isThrownBy(() -> hasher.update(ByteBuffer.allocate(0)));
    }

    private static Proof hash(byte[] content) {
        ContentHasher hasher = new ContentHasher(content.length);
        hasher.update(ByteBuffer.wrap(content));
        return hasher.finish();
    }
}
