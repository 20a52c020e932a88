package org.distributornode.domain.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The compression function of BLAKE3 (BLAKE3 paper, section 2.2) with the chaining value it works on.
///
/// State and message are fields with a method for each mix, not arrays with loops: compiled, all of it becomes one
/// straight line over registers, which is several times faster.
final class Compression {

    static final int CHUNK_BYTES = 1024;
    static final int BLOCK_BYTES = 64;
    static final int VALUE_BYTES = ContentHash.DIGEST_BYTES;

    static final int CHUNK_START = 1;
    static final int CHUNK_END = 1 << 1;
    static final int PARENT = 1 << 2;
    static final int ROOT = 1 << 3;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /// The initial vector.
    static final int[] INITIAL = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private int h0, h1, h2, h3, h4, h5, h6, h7;
    private int m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15;
    private int v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15;

    /// Makes the initial vector the chaining value.
    void reset() {
        h0 = INITIAL[0];
        h1 = INITIAL[1];
        h2 = INITIAL[2];
        h3 = INITIAL[3];
        h4 = INITIAL[4];
        h5 = INITIAL[5];
        h6 = INITIAL[6];
        h7 = INITIAL[7];
    }

    /// Mixes the 64 bytes at `offset` into the chaining value.
    ///
    /// @param length how many of them count; the rest are zeros
    void compress(byte[] bytes, int offset, long counter, int length, int flags) {
        read(bytes, offset);
        v0 = h0;
        v1 = h1;
        v2 = h2;
        v3 = h3;
        v4 = h4;
        v5 = h5;
        v6 = h6;
        v7 = h7;
        v8 = INITIAL[0];
        v9 = INITIAL[1];
        v10 = INITIAL[2];
        v11 = INITIAL[3];
        v12 = (int) counter;
        v13 = (int) (counter >>> Integer.SIZE);
        v14 = length;
        v15 = flags;
        mix();
        h0 = v0 ^ v8;
        h1 = v1 ^ v9;
        h2 = v2 ^ v10;
        h3 = v3 ^ v11;
        h4 = v4 ^ v12;
        h5 = v5 ^ v13;
        h6 = v6 ^ v14;
        h7 = v7 ^ v15;
    }

    /// Puts the 32 bytes of the chaining value at `offset`.
    void write(byte[] bytes, int offset) {
        WORDS.set(bytes, offset, h0);
        WORDS.set(bytes, offset + 4, h1);
        WORDS.set(bytes, offset + 8, h2);
        WORDS.set(bytes, offset + 12, h3);
        WORDS.set(bytes, offset + 16, h4);
        WORDS.set(bytes, offset + 20, h5);
        WORDS.set(bytes, offset + 24, h6);
        WORDS.set(bytes, offset + 28, h7);
    }

    private void read(byte[] bytes, int offset) {
        m0 = (int) WORDS.get(bytes, offset);
        m1 = (int) WORDS.get(bytes, offset + 4);
        m2 = (int) WORDS.get(bytes, offset + 8);
        m3 = (int) WORDS.get(bytes, offset + 12);
        m4 = (int) WORDS.get(bytes, offset + 16);
        m5 = (int) WORDS.get(bytes, offset + 20);
        m6 = (int) WORDS.get(bytes, offset + 24);
        m7 = (int) WORDS.get(bytes, offset + 28);
        m8 = (int) WORDS.get(bytes, offset + 32);
        m9 = (int) WORDS.get(bytes, offset + 36);
        m10 = (int) WORDS.get(bytes, offset + 40);
        m11 = (int) WORDS.get(bytes, offset + 44);
        m12 = (int) WORDS.get(bytes, offset + 48);
        m13 = (int) WORDS.get(bytes, offset + 52);
        m14 = (int) WORDS.get(bytes, offset + 56);
        m15 = (int) WORDS.get(bytes, offset + 60);
    }

    private void mix() {
        round();
        permute();
        round();
        permute();
        round();
        permute();
        round();
        permute();
        round();
        permute();
        round();
        permute();
        round();
    }

    private void round() {
        column0(m0, m1);
        column1(m2, m3);
        column2(m4, m5);
        column3(m6, m7);
        diagonal0(m8, m9);
        diagonal1(m10, m11);
        diagonal2(m12, m13);
        diagonal3(m14, m15);
    }

    private void permute() {
        int oldM0 = m0;
        m0 = m2;
        m2 = m3;
        m3 = m10;
        m10 = m12;
        m12 = m9;
        m9 = m11;
        m11 = m5;
        m5 = oldM0;
        int oldM1 = m1;
        m1 = m6;
        m6 = m4;
        m4 = m7;
        m7 = m13;
        m13 = m14;
        m14 = m15;
        m15 = m8;
        m8 = oldM1;
    }

    private void column0(int x, int y) {
        v0 += v4 + x;
        v12 = Integer.rotateRight(v12 ^ v0, 16);
        v8 += v12;
        v4 = Integer.rotateRight(v4 ^ v8, 12);
        v0 += v4 + y;
        v12 = Integer.rotateRight(v12 ^ v0, 8);
        v8 += v12;
        v4 = Integer.rotateRight(v4 ^ v8, 7);
    }

    private void column1(int x, int y) {
        v1 += v5 + x;
        v13 = Integer.rotateRight(v13 ^ v1, 16);
        v9 += v13;
        v5 = Integer.rotateRight(v5 ^ v9, 12);
        v1 += v5 + y;
        v13 = Integer.rotateRight(v13 ^ v1, 8);
        v9 += v13;
        v5 = Integer.rotateRight(v5 ^ v9, 7);
    }

    private void column2(int x, int y) {
        v2 += v6 + x;
        v14 = Integer.rotateRight(v14 ^ v2, 16);
        v10 += v14;
        v6 = Integer.rotateRight(v6 ^ v10, 12);
        v2 += v6 + y;
        v14 = Integer.rotateRight(v14 ^ v2, 8);
        v10 += v14;
        v6 = Integer.rotateRight(v6 ^ v10, 7);
    }

    private void column3(int x, int y) {
        v3 += v7 + x;
        v15 = Integer.rotateRight(v15 ^ v3, 16);
        v11 += v15;
        v7 = Integer.rotateRight(v7 ^ v11, 12);
        v3 += v7 + y;
        v15 = Integer.rotateRight(v15 ^ v3, 8);
        v11 += v15;
        v7 = Integer.rotateRight(v7 ^ v11, 7);
    }

    private void diagonal0(int x, int y) {
        v0 += v5 + x;
        v15 = Integer.rotateRight(v15 ^ v0, 16);
        v10 += v15;
        v5 = Integer.rotateRight(v5 ^ v10, 12);
        v0 += v5 + y;
        v15 = Integer.rotateRight(v15 ^ v0, 8);
        v10 += v15;
        v5 = Integer.rotateRight(v5 ^ v10, 7);
    }

    private void diagonal1(int x, int y) {
        v1 += v6 + x;
        v12 = Integer.rotateRight(v12 ^ v1, 16);
        v11 += v12;
        v6 = Integer.rotateRight(v6 ^ v11, 12);
        v1 += v6 + y;
        v12 = Integer.rotateRight(v12 ^ v1, 8);
        v11 += v12;
        v6 = Integer.rotateRight(v6 ^ v11, 7);
    }

    private void diagonal2(int x, int y) {
        v2 += v7 + x;
        v13 = Integer.rotateRight(v13 ^ v2, 16);
        v8 += v13;
        v7 = Integer.rotateRight(v7 ^ v8, 12);
        v2 += v7 + y;
        v13 = Integer.rotateRight(v13 ^ v2, 8);
        v8 += v13;
        v7 = Integer.rotateRight(v7 ^ v8, 7);
    }

    private void diagonal3(int x, int y) {
        v3 += v4 + x;
        v14 = Integer.rotateRight(v14 ^ v3, 16);
        v9 += v14;
        v4 = Integer.rotateRight(v4 ^ v9, 12);
        v3 += v4 + y;
        v14 = Integer.rotateRight(v14 ^ v3, 8);
        v9 += v14;
        v4 = Integer.rotateRight(v4 ^ v9, 7);
    }
}
