package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;

/// Many clients that ask a node for objects at random until it is dead.
final class Crowd {

    private static final int CLIENTS = 6;

    private final List<Published> objects;
    private final Promises promises;
    private final long seed;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private Crowd(List<Published> objects, Promises promises, long seed) {
        this.objects = List.copyOf(objects);
        this.promises = promises;
        this.seed = seed;
    }

    static Crowd send(List<Published> objects, Promises promises, long seed) {
        return new Crowd(objects, promises, seed);
    }

    /// Sends the crowd to the node and kills it once that many answers have come.
    void killAfter(int answers, ChildNode node) {
        CountDownLatch left = new CountDownLatch(answers);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(seed + client);
                clients.execute(() -> askUntilDeath(node, random, left));
            }
            assertThat(left.await(5, TimeUnit.MINUTES)).isTrue();
            node.kill();
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
        promises.noteLog(node);
        assertThat(wrong).as("wrong answers, seed %d", seed).isEmpty();
    }

    /// One request whose answer may be cut off at any place.
    static void ask(ChildNode node, Published object, String... headers) {
        try {
            node.client().get(object.path(), headers);
        } catch (UncheckedIOException _) {
            return;
        }
    }

    private void askUntilDeath(ChildNode node, Random random, CountDownLatch left) {
        while (true) {
            Published object = objects.get(random.nextInt(objects.size()));
            try {
                Reply reply = node.client().get(object.path());
                check(object, reply);
                left.countDown();
            } catch (UncheckedIOException _) {
                return;
            }
        }
    }

    private void check(Published object, Reply reply) {
        if (reply.status() == 200) {
            int length = reply.body().length;
            boolean right = length <= object.size()
                    && (length == object.size() || !reply.complete())
                    && Arrays.equals(reply.body(), object.part(0, length));
            if (!right) {
                wrong.add("object " + object.id() + " ends wrongly at " + length);
            }
            promises.note(object, reply);
        } else if (reply.status() != 503) {
            wrong.add("object " + object.id() + " status " + reply.status());
        }
    }
}
