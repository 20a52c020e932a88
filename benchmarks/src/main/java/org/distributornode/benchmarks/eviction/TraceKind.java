package org.distributornode.benchmarks.eviction;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The traces, each made from a seed. All but one draw from a catalogue by Zipf's law, in no relation to size.
public enum TraceKind {
    ZIPF_06("zipf-0.6", "independent requests, Zipf 0.6") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            return zipf(count, 0.6, random);
        }
    },
    ZIPF_08("zipf-0.8", "independent requests, Zipf 0.8") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            return zipf(count, 0.8, random);
        }
    },
    ZIPF_10("zipf-1.0", "independent requests, Zipf 1.0") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            return zipf(count, 1.0, random);
        }
    },
    ONCE("once", "half of all requests are for objects that are asked for once, the others Zipf 0.9") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            Zipf zipf = new Zipf(CATALOGUE, 0.9);
            int fresh = CATALOGUE;
            int[] requests = new int[count];
            for (int i = 0; i < count; i++) {
                requests[i] = random.nextBoolean() ? fresh++ : zipf.next(random);
            }
            return requests;
        }
    },
    SCAN("scan", "Zipf 0.8; of each 20,000 requests 4,000 in a row walk objects that nobody asks for again") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            Zipf zipf = new Zipf(CATALOGUE, 0.8);
            int fresh = CATALOGUE;
            int[] requests = new int[count];
            for (int i = 0; i < count; i++) {
                requests[i] = i % 20_000 >= 16_000 ? fresh++ : zipf.next(random);
            }
            return requests;
        }
    },
    LOOP("loop", "Zipf 0.8; every fourth request walks a fifth of the catalogue over and over") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            Zipf zipf = new Zipf(CATALOGUE, 0.8);
            int[] requests = new int[count];
            for (int i = 0; i < count; i++) {
                requests[i] = i % 4 == 3 ? CATALOGUE - 1 - i / 4 % (CATALOGUE / 5) : zipf.next(random);
            }
            return requests;
        }
    },
    SHIFT("shift", "Zipf 0.9; every 1,000 requests 0.5 % of all objects change places in popularity") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            Zipf zipf = new Zipf(CATALOGUE, 0.9);
            int[] byRank = IntStream.range(0, CATALOGUE).toArray();
            int[] requests = new int[count];
            for (int i = 0; i < count; i++) {
                if (i % 1000 == 999) {
                    for (int n = 0; n < CATALOGUE / 400; n++) {
                        swap(byRank, random.nextInt(CATALOGUE), random.nextInt(CATALOGUE));
                    }
                }
                requests[i] = byRank[zipf.next(random)];
            }
            return requests;
        }
    },
    DAY("day", "Zipf 0.9; two audiences with favourites of their own take turns, 14 times") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            Zipf zipf = new Zipf(CATALOGUE, 0.9);
            int[] requests = new int[count];
            for (int i = 0; i < count; i++) {
                int rank = zipf.next(random);
                requests[i] = i * 14L / count % 2 == 0 ? rank : (rank + CATALOGUE / 2) % CATALOGUE;
            }
            return requests;
        }
    },
    RELEASE("release", "new objects all the time, each asked for less and less as it ages (shot noise)") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            double[] at = new double[count + count / 4];
            int[] objects = new int[at.length];
            int made = 0;
            for (int object = 0; made < at.length; object++) {
                double born = 2 * random.nextDouble() - 1;
                int views = (int) Math.min(count / 50.0, Math.pow(1 - random.nextDouble(), -1 / 1.1) * 4);
                for (int view = 0; view < views && made < at.length; view++) {
                    double age = 0.003 * (Math.pow(1 - random.nextDouble(), -1 / 0.6) - 1);
                    if (born + age >= 0 && born + age < 1) {
                        objects[made] = object;
                        at[made++] = born + age;
                    }
                }
            }
            double[] times = Arrays.copyOf(at, made);
            return IntStream.range(0, made)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> times[i]))
                    .mapToInt(i -> objects[i])
                    .limit(count)
                    .toArray();
        }
    },
    SESSIONS("sessions", "views by Zipf 0.8, each up to 40 requests in a row among those of others") {
        @Override
        int[] requests(int count, SplittableRandom random) {
            Zipf zipf = new Zipf(CATALOGUE, 0.8);
            PriorityQueue<long[]> next = new PriorityQueue<>(Comparator.comparingLong(each -> each[0]));
            int[] requests = new int[count];
            long clock = 0;
            int made = 0;
            while (made < count) {
                clock += 8;
                int object = zipf.next(random);
                long at = clock;
                int parts = 1 + (int) Math.min(39, -8 * Math.log(1 - random.nextDouble()));
                for (int part = 0; part < parts; part++) {
                    next.add(new long[] {at, object});
                    at += random.nextInt(60);
                }
                while (made < count && !next.isEmpty() && next.peek()[0] <= clock) {
                    requests[made++] = (int) next.remove()[1];
                }
            }
            return requests;
        }
    };

    static final int CATALOGUE = 100_000;

    private final String title;
    private final String what;

    TraceKind(String title, String what) {
        this.title = title;
        this.what = what;
    }

    public String title() {
        return title;
    }

    public String what() {
        return what;
    }

    abstract int[] requests(int count, SplittableRandom random);

    public Trace make(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + ordinal());
        int[] requests = requests(count, random.split());
        int objects = Arrays.stream(requests).max().orElseThrow() + 1;
        return new Trace(requests, MediaSizes.of(objects, random.split()));
    }

    private static int[] zipf(int count, double skew, SplittableRandom random) {
        Zipf zipf = new Zipf(CATALOGUE, skew);
        return IntStream.generate(() -> zipf.next(random)).limit(count).toArray();
    }

    private static void swap(int[] array, int a, int b) {
        int kept = array[a];
        array[a] = array[b];
        array[b] = kept;
    }
}
