package org.distributornode.domain.content;

/// Mixes by a loop that is plain enough for the compiler to turn it into vector instructions, which it does in part.
final class ArrayMixing implements LaneMixing {

    @Override
    public void mix(int[][] words, int lanes) {
        int[] as = words[0];
        int[] bs = words[1];
        int[] cs = words[2];
        int[] ds = words[3];
        int[] xs = words[4];
        int[] ys = words[5];
        for (int lane = 0; lane < lanes; lane++) {
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
}
