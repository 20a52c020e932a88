package org.distributornode.domain.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Hashes the 64 chunks of a full group side by side, each chunk in its own lane of every array. The loops over lanes
/// are plain enough for the compiler to turn them into vector instructions.
final class ChunkLanes {

    static final int LANES = Proof.GROUP_BYTES / Compression.CHUNK_BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int VALUE_WORDS = 8;
    private static final int STATE_WORDS = 16;
    private static final int[][] ORDERS = orders();

    private final int[][] values = new int[VALUE_WORDS][LANES];
    private final int[][] state = new int[STATE_WORDS][LANES];
    private final int[][] message = new int[STATE_WORDS][LANES];
    private int[] order = ORDERS[0];

    /// Replaces the first bytes of `chunks` by the chaining values of its 64 chunks, 32 bytes each.
    ///
    /// @param firstChunk place of the first chunk in the object
    void hash(byte[] chunks, long firstChunk) {
        for (int word = 0; word < VALUE_WORDS; word++) {
            Arrays.fill(values[word], Compression.INITIAL[word]);
        }
        int lastBlock = Compression.CHUNK_BYTES - Compression.BLOCK_BYTES;
        for (int offset = 0; offset <= lastBlock; offset += Compression.BLOCK_BYTES) {
            int start = offset == 0 ? Compression.CHUNK_START : 0;
            int end = offset == lastBlock ? Compression.CHUNK_END : 0;
            readMessages(chunks, offset);
            prepareState(firstChunk, start | end);
            for (int[] next : ORDERS) {
                order = next;
                round();
            }
            for (int word = 0; word < VALUE_WORDS; word++) {
                combine(values[word], state[word], state[word + VALUE_WORDS]);
            }
        }
        writeValues(chunks);
    }

    private void readMessages(byte[] chunks, int offset) {
        for (int word = 0; word < STATE_WORDS; word++) {
            int[] lanes = message[word];
            int first = offset + word * Integer.BYTES;
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] = (int) WORDS.get(chunks, first + lane * Compression.CHUNK_BYTES);
            }
        }
    }

    private void prepareState(long firstChunk, int flags) {
        for (int word = 0; word < VALUE_WORDS; word++) {
            System.arraycopy(values[word], 0, state[word], 0, LANES);
        }
        for (int word = 0; word < 4; word++) {
            Arrays.fill(state[8 + word], Compression.INITIAL[word]);
        }
        for (int lane = 0; lane < LANES; lane++) {
            state[12][lane] = (int) (firstChunk + lane);
            state[13][lane] = (int) ((firstChunk + lane) >>> Integer.SIZE);
        }
        Arrays.fill(state[14], Compression.BLOCK_BYTES);
        Arrays.fill(state[15], flags);
    }

    private void round() {
        mix(0, 4, 8, 12, 0);
        mix(1, 5, 9, 13, 2);
        mix(2, 6, 10, 14, 4);
        mix(3, 7, 11, 15, 6);
        mix(0, 5, 10, 15, 8);
        mix(1, 6, 11, 12, 10);
        mix(2, 7, 8, 13, 12);
        mix(3, 4, 9, 14, 14);
    }

    /// Mixes four words of each lane's state with two of its message.
    private void mix(int wordA, int wordB, int wordC, int wordD, int pair) {
        int[] as = state[wordA];
        int[] bs = state[wordB];
        int[] cs = state[wordC];
        int[] ds = state[wordD];
        int[] xs = message[order[pair]];
        int[] ys = message[order[pair + 1]];
        for (int lane = 0; lane < LANES; lane++) {
            int a = as[lane] + bs[lane] + xs[lane];
            int d = Integer.rotateRight(ds[lane] ^ a, 16);
            int c = cs[lane] + d;
            int b = Integer.rotateRight(bs[lane] ^ c, 12);
            a += b + ys[lane];
            d = Integer.rotateRight(d ^ a, 8);
            c += d;
            as[lane] = a;
            bs[lane] = Integer.rotateRight(b ^ c, 7);
            cs[lane] = c;
            ds[lane] = d;
        }
    }

    private static void combine(int[] target, int[] left, int[] right) {
        for (int lane = 0; lane < LANES; lane++) {
            target[lane] = left[lane] ^ right[lane];
        }
    }

    private void writeValues(byte[] bytes) {
        for (int word = 0; word < VALUE_WORDS; word++) {
            for (int lane = 0; lane < LANES; lane++) {
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
