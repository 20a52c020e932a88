package org.distributornode.domain.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Hashes the 64 chunks of a full group side by side, each chunk in its own lane of every array, and then the parents
/// above them.
final class ChunkLanes {

    static final int LANES = Proof.GROUP_BYTES / Compression.CHUNK_BYTES;

    private static final VarHandle PAIRS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int VALUE_WORDS = 8;
    private static final int STATE_WORDS = 16;
    private static final int[][] ORDERS = orders();

    /// The words of the state that each step of a round mixes: columns first, then diagonals.
    private static final int[][] STEPS = {
        {0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15},
        {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14}
    };

    private final LaneMixing mixing;
    private final int[][] values = new int[VALUE_WORDS][LANES];
    private final int[][] state = new int[STATE_WORDS][LANES];
    private final int[][] message = new int[STATE_WORDS][LANES];
    private final int[][][] steps = steps();
    private int lanes = LANES;

    ChunkLanes(LaneMixing mixing) {
        this.mixing = mixing;
    }

    /// What all steps of all rounds mix, in order.
    private int[][][] steps() {
        int[][][] steps = new int[ORDERS.length * STEPS.length][][];
        for (int step = 0; step < steps.length; step++) {
            int[] order = ORDERS[step / STEPS.length];
            int inRound = step % STEPS.length;
            int[] words = STEPS[inRound];
            steps[step] = new int[][] {
                state[words[0]],
                state[words[1]],
                state[words[2]],
                state[words[3]],
                message[order[2 * inRound]],
                message[order[2 * inRound + 1]]
            };
        }
        return steps;
    }

    /// Replaces the first bytes of `chunks` by the chaining values of the group's two halves, 32 bytes each.
    ///
    /// @param firstChunk place of the first chunk in the object
    void hash(byte[] chunks, long firstChunk) {
        lanes = LANES;
        reset();
        int lastBlock = Compression.CHUNK_BYTES - Compression.BLOCK_BYTES;
        for (int offset = 0; offset <= lastBlock; offset += Compression.BLOCK_BYTES) {
            int start = offset == 0 ? Compression.CHUNK_START : 0;
            int end = offset == lastBlock ? Compression.CHUNK_END : 0;
            readMessages(chunks, offset, Compression.CHUNK_BYTES);
            count(firstChunk);
            compress(start | end);
        }
        writeValues(chunks);
        joinToHalves(chunks);
    }

    /// Level by level: two values are the message of their parent.
    private void joinToHalves(byte[] bytes) {
        for (lanes = LANES / 2; lanes >= 2; lanes /= 2) {
            reset();
            readMessages(bytes, 0, Compression.BLOCK_BYTES);
            Arrays.fill(state[12], 0, lanes, 0);
            Arrays.fill(state[13], 0, lanes, 0);
            compress(Compression.PARENT);
            writeValues(bytes);
        }
    }

    private void reset() {
        for (int word = 0; word < VALUE_WORDS; word++) {
            Arrays.fill(values[word], 0, lanes, Compression.INITIAL[word]);
        }
    }

    /// Four words at a time: fewer loads, and still one loop over lanes in each array.
    private void readMessages(byte[] bytes, int offset, int stride) {
        for (int word = 0; word < STATE_WORDS; word += 4) {
            int[] first = message[word];
            int[] second = message[word + 1];
            int[] third = message[word + 2];
            int[] fourth = message[word + 3];
            for (int lane = 0; lane < lanes; lane++) {
                int start = offset + word * Integer.BYTES + lane * stride;
                long pair = (long) PAIRS.get(bytes, start);
                first[lane] = (int) pair;
                second[lane] = (int) (pair >>> Integer.SIZE);
                pair = (long) PAIRS.get(bytes, start + Long.BYTES);
                third[lane] = (int) pair;
                fourth[lane] = (int) (pair >>> Integer.SIZE);
            }
        }
    }

    private void count(long firstChunk) {
        for (int lane = 0; lane < lanes; lane++) {
            state[12][lane] = (int) (firstChunk + lane);
            state[13][lane] = (int) ((firstChunk + lane) >>> Integer.SIZE);
        }
    }

    private void compress(int flags) {
        for (int word = 0; word < VALUE_WORDS; word++) {
            System.arraycopy(values[word], 0, state[word], 0, lanes);
        }
        for (int word = 0; word < 4; word++) {
            Arrays.fill(state[8 + word], 0, lanes, Compression.INITIAL[word]);
        }
        Arrays.fill(state[14], 0, lanes, Compression.BLOCK_BYTES);
        Arrays.fill(state[15], 0, lanes, flags);
        for (int[][] words : steps) {
            mixing.mix(words, lanes);
        }
        for (int word = 0; word < VALUE_WORDS; word++) {
            combine(values[word], state[word], state[word + VALUE_WORDS]);
        }
    }

    private void combine(int[] target, int[] left, int[] right) {
        for (int lane = 0; lane < lanes; lane++) {
            target[lane] = left[lane] ^ right[lane];
        }
    }

    private void writeValues(byte[] bytes) {
        for (int word = 0; word < VALUE_WORDS; word++) {
            for (int lane = 0; lane < lanes; lane++) {
                WORDS.set(bytes, lane * Compression.VALUE_BYTES + word * Integer.BYTES, values[word][lane]);
            }
        }
    }

    /// Which message word each step of the seven rounds takes.
    private static int[][] orders() {
        int[] permutation = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};
        int[][] orders = new int[7][STATE_WORDS];
        for (int word = 0; word < STATE_WORDS; word++) {
            orders[0][word] = word;
        }
        for (int round = 1; round < orders.length; round++) {
            for (int word = 0; word < STATE_WORDS; word++) {
                orders[round][word] = orders[round - 1][permutation[word]];
            }
        }
        return orders;
    }
}
