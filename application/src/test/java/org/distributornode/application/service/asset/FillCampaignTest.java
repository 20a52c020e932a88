package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;
import static org.distributornode.application.service.asset.Rig.SECOND;
import static org.distributornode.application.service.asset.Rig.THIRD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.service.fill.FillSettings;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Seeded orderings of ranges, faults and restarts: each ends in the same proven file, and no client has a wrong byte.
///
/// `campaign.from` is the first seed, `campaign.count` how many there are (CONTRIBUTING.md).
final class FillCampaignTest {

    private static final int PER_TEST = 50;
    private static final int MOST_CLIENTS = 7;
    private static final int GROUP = 65_536;
    private static final int[] SIZES = {1, 4_099, 4_101, GROUP - 1, GROUP, GROUP + 1, 2 * GROUP, 3 * GROUP + 4_711};
    private static final List<Source> ALL = List.of(FIRST, SECOND, THIRD);

    static LongStream firstSeeds() {
        long from = Long.getLong("campaign.from", 1);
        long count = Long.getLong("campaign.count", 500);
        return LongStream.iterate(from, seed -> seed < from + count, seed -> seed + PER_TEST);
    }

    @ParameterizedTest
    @MethodSource("firstSeeds")
    void endsInTheSameProvenFile(long first) {
        for (long seed = first; seed < first + PER_TEST; seed++) {
            try {
                new Scenario(seed).run();
            } catch (Exception | AssertionError failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    /// One object, up to three sources of which one is honest, some clients, perhaps restarts, orderly ones and losses
    /// of power.
    private static final class Scenario {
        private final Random random;
        private final byte[] bytes;
        private final DataObject object;
        private final int chunk;
        private Rig rig;
        private boolean faulty;
        private boolean lying;
        private boolean crashed;

        Scenario(long seed) {
            random = new Random(seed);
            FillSettings fill = new FillSettings(
                    2 + random.nextInt(4),
                    random.nextBoolean() ? 16 << 20 : 20_000,
                    random.nextInt(100_000),
                    random.nextInt(3) * 10_000L,
                    Duration.ofMillis(20),
                    1 + random.nextInt(3));
            rig = new Rig(new Rig.Settings(10_000_000, 5_000_000, 4, Duration.ofMillis(20), fill));
            bytes = rig.content(SIZES[random.nextInt(SIZES.length)]);
            object = rig.publish(1, bytes, sources());
            chunk = 100 + random.nextInt(2_000);
        }

        private Source[] sources() {
            return ALL.subList(0, 1 + random.nextInt(3)).toArray(Source[]::new);
        }

        void run() throws Exception {
            int honest = random.nextInt(3);
            for (int i = 0; i < ALL.size(); i++) {
                rig.origin.script(ALL.get(i), steps(i == honest || random.nextBoolean()));
            }
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Boolean>> answers = new ArrayList<>();
                for (int i = 1 + random.nextInt(MOST_CLIENTS - 1); i > 0; i--) {
                    answers.add(clients.submit(client()));
                }
                if (random.nextInt(4) == 0) {
                    answers.addAll(again(clients));
                }
                ALL.forEach(rig.origin::release);
                for (Future<Boolean> answer : answers) {
                    assertThat(answer.get()).isTrue();
                }
                rig.settle();
            } finally {
                ALL.forEach(rig.origin::script);
            }
            end();
        }

        /// Nobody asks the node that is gone. Now and then it goes once more while the next one works.
        private List<Future<Boolean>> again(ExecutorService clients) {
            List<Future<Boolean>> answers = new ArrayList<>();
            do {
                boolean orderly = random.nextBoolean();
                crashed |= !orderly;
                restart(orderly);
                answers.add(clients.submit(client()));
            } while (random.nextInt(4) == 0);
            return answers;
        }

        private synchronized void restart(boolean orderly) {
            rig = orderly ? rig.restarted() : rig.crashed(random);
        }

        private synchronized ServeAsset.Outcome serve(ServeAsset.Request request) {
            return rig.serve.serve(request);
        }

        /// Whoever lied is banned, whoever broke off is asked again: in the end the object is held, and right.
        private void end() {
            rig.clock.advance(Duration.ofHours(2));
            assertThat(rig.read(object).all()).isEqualTo(bytes);
            rig.settle();
            assertThat(rig.whole(object).freshness()).isEqualTo(Freshness.HIT);
            assertThat(rig.read(object).all()).isEqualTo(bytes);
            if (!faulty && !crashed) {
                assertThat(rig.origin.bytesSent()).isBetween((long) bytes.length, bytes.length * 102L / 100 + inHand());
            }
            assertThat(rig.store.openFills()).isEmpty();
            assertThat(rig.whole(object).bytes().mediaType()).contains(new MediaType("image/png"));
            rig.awaitEndOfTransfers();
            assertThat(rig.held.capacity().reserved()).isZero();
            rig.close();
        }

        /// A transfer that ends before its time may have a piece in hand that nobody wants any more. On an idle machine
        /// none does: objects as small as these spare nothing for a source that is not silent.
        private long inHand() {
            return chunk
                    * rig.origin.deliveries().stream()
                            .filter(sent -> sent.bytes() > 0
                                    && sent.bytes() < sent.fetch().slice().length())
                            .count();
        }

        private Step[] steps(boolean honest) {
            List<Step> steps = new ArrayList<>();
            steps.add(new Step.Chunks(chunk));
            if (random.nextInt(4) == 0) {
                faulty = true;
                steps.add(new Step.IgnoresRanges());
            }
            if (!honest) {
                faulty = true;
                Step fault = fault(random.nextInt(bytes.length));
                lying |= fault instanceof Step.Flips || fault instanceof Step.Once(Step.Flips _);
                steps.add(fault);
            }
            return steps.toArray(Step[]::new);
        }

        private Step fault(long at) {
            return switch (random.nextInt(8)) {
                case 0 -> new Step.Flips(at);
                case 1 -> new Step.Once(new Step.Flips(at));
                case 2 -> new Step.FailsAt(at, Kind.CUT_SHORT);
                case 3 -> new Step.Once(new Step.FailsAt(at, Kind.TIMED_OUT));
                case 4 -> new Step.FailsAfter(1 + random.nextInt(30_000), Kind.CUT_SHORT);
                case 5 -> new Step.Fails(Kind.REFUSED);
                case 6 -> new Step.HoldsAt(at);
                default -> new Step.SendsMore();
            };
        }

        /// @return a task that tells whether whatever it was sent is right
        private Callable<Boolean> client() {
            int from = random.nextInt(bytes.length);
            int to = from + 1 + random.nextInt(bytes.length - from);
            boolean whole = to - from == bytes.length || random.nextInt(3) == 0;
            return () -> {
                Extent extent = whole ? new Extent.Whole() : new Extent.Part(from, to);
                ServeAsset.Outcome outcome = serve(new ServeAsset.Request(object.id(), extent));
                return !(outcome instanceof Served served)
                        || (whole ? isRight(served.bytes(), 0, bytes.length) : isRight(served.bytes(), from, to));
            };
        }

        /// Whatever came is right, also of an answer that was cut off. Only where a source lies a part may be wrong,
        /// and of a whole answer what came before it was cut off.
        private boolean isRight(AssetBytes answer, int from, int to) {
            Client client = new Client(answer, from, to);
            try {
                byte[] all = client.all();
                return (lying && to - from < bytes.length) || Arrays.equals(all, Arrays.copyOfRange(bytes, from, to));
            } catch (BytesLost _) {
                answer.close();
                byte[] came = client.soFar();
                return came.length < to - from
                        && (lying || Arrays.equals(came, Arrays.copyOfRange(bytes, from, from + came.length)));
            }
        }
    }
}
