package org.distributornode.domain.cache;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Plays requests to an index as a node does: a hit is a read, a miss fetches and keeps the object.
final class Simulation {

    private static final ContentHash HASH = new ContentHash(0, 0, 0, 0);

    private final CacheIndex index;
    private long requests;
    private long hits;
    private long bytesRequested;
    private long bytesHit;

    Simulation(long limit, String policy) {
        index = new CacheIndex(limit, EvictionPolicies.named(policy).orElseThrow());
    }

    void request(long bits, long size) {
        DataObjectId id = new DataObjectId(bits);
        Instant now = Instant.ofEpochSecond(requests / 10);
        requests++;
        bytesRequested += size;
        if (index.contains(id)) {
            hits++;
            bytesHit += size;
            index.read(id, now);
        } else if (index.reserve(id, size, now) instanceof Admission.Admitted) {
            index.add(new DataObject(id, size, HASH, Optional.empty()), MediaType.OCTET_STREAM, now);
        }
    }

    /// Requests to objects of very different sizes, a few of them popular (Zipf), now and then a scan of many that
    /// nobody asks for again.
    void play(long seed, int requests, int scanEvery, int scanLength) {
        Random random = new Random(seed);
        Zipf zipf = new Zipf(20_000, 0.9);
        long scanned = Long.MIN_VALUE;
        for (int i = 0; i < requests; i++) {
            int object = zipf.next(random);
            request(object, size(object));
            if (i % scanEvery == scanEvery - 1) {
                for (int n = 0; n < scanLength; n++) {
                    request(scanned, size(scanned));
                    scanned++;
                }
            }
        }
    }

    /// How many of these objects are held.
    long countHeld(long from, long end) {
        return LongStream.range(from, end)
                .filter(bits -> index.contains(new DataObjectId(bits)))
                .count();
    }

    double hitRatio() {
        return (double) hits / requests;
    }

    double byteHitRatio() {
        return (double) bytesHit / bytesRequested;
    }

    /// From 1 KB to 4 MB, small ones as common as large ones.
    static long size(long bits) {
        return 1024L << Math.floorMod((bits * 0x9e3779b97f4a7c15L) >>> 40, 13);
    }

    /// Picks 0, the most popular, more often than 1, and so on.
    private static final class Zipf {

        private final double[] cumulative;

        Zipf(int count, double skew) {
            cumulative = new double[count];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += 1 / Math.pow(i + 1, skew);
                cumulative[i] = sum;
            }
        }

        int next(Random random) {
            double wanted = random.nextDouble() * cumulative[cumulative.length - 1];
            int low = 0;
            int high = cumulative.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (cumulative[middle] < wanted) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
