package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.all;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.junit.jupiter.api.Test;

/// What an [ObjectStore] keeps to while many write, read and delete the same names.
interface ObjectSharingContract extends ObjectStoreSubject {

    int THREADS = 4;
    int TURNS = 40;

    @Test
    default void showsEveryReaderOneWholeWriteWhileOthersWrite() throws Exception {
        ObjectStore store = withBuckets();
        put(store, "a", content(0, 0));
        put(store, "b", content(0, 0));
        CyclicBarrier start = new CyclicBarrier(2 * THREADS);
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int writer = thread;
            work.add(() -> {
                start.await();
                for (int turn = 0; turn < TURNS; turn++) {
                    String name = turn % 2 == 0 ? "a" : "b";
                    if (writer == 0 && turn % 8 == 7) {
                        store.delete(BUCKET, name(name));
                    } else {
                        put(store, name, content(writer, turn));
                    }
                }
                return null;
            });
            work.add(() -> {
                start.await();
                for (int turn = 0; turn < 2 * TURNS; turn++) {
                    read(store, turn % 2 == 0 ? "a" : "b");
                }
                return null;
            });
        }

        try (ExecutorService many = Executors.newFixedThreadPool(work.size())) {
            for (Future<Void> each : many.invokeAll(work)) {
                each.get();
            }
        }

        put(store, "a", content(9, 9));
        put(store, "b", content(9, 9));
        assertThat(store.usage(BUCKET).objects()).isEqualTo(2);
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
    }

    private static void read(ObjectStore store, String name) {
        Optional<Opened> found = store.open(BUCKET, name(name));
        if (found.isPresent()) {
            try (Opened opened = found.get()) {
                byte[] bytes = all(opened.bytes());
                String first = new String(bytes, 0, 8, StandardCharsets.US_ASCII);
                assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo(first.repeat(bytes.length / 8));
                assertThat(bytes).hasSize(length(first));
            }
        }
    }

    /// Tells by each of its parts which write it is, and how long that was.
    private static byte[] content(int writer, int turn) {
        String mark = "w%02dt%03d;".formatted(writer, turn);
        return mark.repeat(length(mark) / mark.length()).getBytes(StandardCharsets.US_ASCII);
    }

    private static int length(String mark) {
        return 8 * (100 + Math.floorMod(mark.hashCode(), 5000));
    }
}
