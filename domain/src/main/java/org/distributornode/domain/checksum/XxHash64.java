package org.distributornode.domain.checksum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// XXH64 of bytes that come one after the other, by the specification of xxHash, version 0.1.1. For one thread.
public final class XxHash64 {

    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    private static final int STRIPE = 32;
    private static final int STEP = 64 * 1024;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final long seed;
    private final byte[] rest = new byte[STRIPE];
    private int restLength;
    private long length;
    private long lane1;
    private long lane2;
    private long lane3;
    private long lane4;
    private byte[] copy = {};

    public XxHash64() {
        this(0);
    }

    public XxHash64(long seed) {
        this.seed = seed;
        this.lane1 = seed + P1 + P2;
        this.lane2 = seed + P2;
        this.lane3 = seed;
        this.lane4 = seed - P1;
    }

    /// The hash of one piece of bytes.
    public static long of(byte[] bytes, long seed) {
        XxHash64 hash = new XxHash64(seed);
        hash.update(bytes, 0, bytes.length);
        return hash.value();
    }

    /// Takes all remaining bytes.
    public void update(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            update(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            bytes.position(bytes.limit());
            return;
        }
        if (copy.length == 0) {
            copy = new byte[STEP];
        }
        while (bytes.hasRemaining()) {
            int count = Math.min(copy.length, bytes.remaining());
            bytes.get(copy, 0, count);
            update(copy, 0, count);
        }
    }

    void update(byte[] bytes, int start, int count) {
        length += count;
        int at = start;
        int end = start + count;
        if (restLength > 0) {
            int taken = Math.min(STRIPE - restLength, count);
            System.arraycopy(bytes, at, rest, restLength, taken);
            restLength += taken;
            at += taken;
            if (restLength == STRIPE) {
                stripes(rest, 0, STRIPE);
                restLength = 0;
            }
        }
        int whole = (end - at) / STRIPE * STRIPE;
        stripes(bytes, at, at + whole);
        at += whole;
        if (at < end) {
            System.arraycopy(bytes, at, rest, restLength, end - at);
            restLength += end - at;
        }
    }

    /// The hash of all that was taken so far.
    public long value() {
        long hash = length < STRIPE ? seed + P5 : merged();
        hash += length;
        int at = 0;
        for (; at + Long.BYTES <= restLength; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(rest, at)), 27) * P1 + P4;
        }
        if (at + Integer.BYTES <= restLength) {
            hash = Long.rotateLeft(hash ^ Integer.toUnsignedLong((int) INTS.get(rest, at)) * P1, 23) * P2 + P3;
            at += Integer.BYTES;
        }
        for (; at < restLength; at++) {
            hash = Long.rotateLeft(hash ^ Byte.toUnsignedInt(rest[at]) * P5, 11) * P1;
        }
        return avalanche(hash);
    }

    private void stripes(byte[] bytes, int start, int end) {
        long a = lane1;
        long b = lane2;
        long c = lane3;
        long d = lane4;
        for (int at = start; at < end; at += STRIPE) {
            a = round(a, (long) LONGS.get(bytes, at));
            b = round(b, (long) LONGS.get(bytes, at + 8));
            c = round(c, (long) LONGS.get(bytes, at + 16));
            d = round(d, (long) LONGS.get(bytes, at + 24));
        }
        lane1 = a;
        lane2 = b;
        lane3 = c;
        lane4 = d;
    }

    private long merged() {
        long hash = Long.rotateLeft(lane1, 1)
                + Long.rotateLeft(lane2, 7)
                + Long.rotateLeft(lane3, 12)
                + Long.rotateLeft(lane4, 18);
        hash = merge(hash, lane1);
        hash = merge(hash, lane2);
        hash = merge(hash, lane3);
        return merge(hash, lane4);
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * P1 + P4;
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    private static long avalanche(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * P2;
        mixed = (mixed ^ (mixed >>> 29)) * P3;
        return mixed ^ (mixed >>> 32);
    }
}
