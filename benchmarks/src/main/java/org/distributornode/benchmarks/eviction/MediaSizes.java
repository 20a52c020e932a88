package org.distributornode.benchmarks.eviction;

import java.util.random.RandomGenerator;

/// Sizes as a catalogue of media has them: of ten objects five or six are images, mostly thumbnails, one is audio and
/// three or four are videos, each kind log-normal, from 2 KB to 10 GB.
final class MediaSizes {

    private static final double KB = 1e3;
    private static final double MB = 1e6;
    private static final double GB = 1e9;

    private MediaSizes() {}

    /// @return bytes of each of `count` objects
    static long[] of(int count, RandomGenerator random) {
        return random.doubles(count).mapToLong(kind -> size(kind, random)).toArray();
    }

    private static long size(double kind, RandomGenerator random) {
        if (kind < 0.55) {
            return logNormal(80 * KB, 1.0, 2 * KB, 5 * MB, random);
        }
        return kind < 0.65
                ? logNormal(6 * MB, 0.7, 0.2 * MB, 100 * MB, random)
                : logNormal(80 * MB, 1.4, 1 * MB, 10 * GB, random);
    }

    private static long logNormal(double median, double sigma, double least, double most, RandomGenerator random) {
        return (long) Math.clamp(median * Math.exp(sigma * random.nextGaussian()), least, most);
    }
}
