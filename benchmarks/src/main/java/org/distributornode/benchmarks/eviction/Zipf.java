package org.distributornode.benchmarks.eviction;

import java.util.random.RandomGenerator;

/// Picks 0, the most popular, more often than 1, and so on.
final class Zipf {

    private final double[] cumulative;

    Zipf(int count, double skew) {
        cumulative = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1.0, -skew);
            cumulative[i] = sum;
        }
    }

    int next(RandomGenerator random) {
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
