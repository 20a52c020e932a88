package org.distributornode.adapters.filesystem.store;

import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.CHECKSUM;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.domain.store.CustomMetadata;

/// A process that changes objects until it is killed, and tells of each change that is done.
final class StoreWriter {

    static final int THREADS = 3;

    private static final int NAMES = 6;
    private static final int LONGEST = 150_000;

    private StoreWriter() {}

    static FileSystemObjectStore open(Path folder) {
        FileSystemObjectStore store = new FileSystemObjectStore(
                new FileSystemObjectStore.Settings(List.of(folder.resolve("m1"), folder.resolve("m2")), 1L << 30, true),
                InstantSource.system(),
                Runnable::run);
        store.restore(Set.of(BUCKET));
        return store;
    }

    /// @param args the folder of the store, and a number that tells this life from others
    public static void main(String[] args) {
        ObjectStore store = open(Path.of(args[0]));
        long life = Long.parseLong(args[1]);
        for (int thread = 0; thread < THREADS; thread++) {
            int mine = thread;
            Thread.ofPlatform().start(() -> {
                for (int step = 0; ; step++) {
                    Step.of(life, mine, step).apply(store);
                    synchronized (System.out) {
                        System.out.println(mine + " " + step);
                    }
                }
            });
        }
    }

    /// A change that any process can work out.
    record Step(String what, String name, String other, String content, int copies) {

        static Step of(long life, int thread, int step) {
            Random random = new Random(life * 1_000_003 + thread * 10_007L + step);
            String name = thread + "-" + random.nextInt(NAMES);
            String other = thread + "-" + (NAMES + random.nextInt(NAMES));
            int length = random.nextInt(4) == 0 ? random.nextInt(LONGEST) : random.nextInt(100);
            String content = (life + "." + thread + "." + step + ";").repeat(1 + length / 10);
            String what = List.of("put", "put", "put", "delete", "rename").get(random.nextInt(5));
            return new Step(what, name, other, content, 1 + random.nextInt(2));
        }

        void apply(ObjectStore store) {
            switch (what) {
                case "put" ->
                    put(
                            store,
                            name,
                            content.getBytes(StandardCharsets.US_ASCII),
                            new Finish(CHECKSUM, CustomMetadata.NONE, true, true, copies));
                case "delete" -> store.delete(BUCKET, ObjectStoreSubject.name(name));
                default -> store.rename(BUCKET, ObjectStoreSubject.name(name), ObjectStoreSubject.name(other));
            }
        }

        void apply(Map<String, String> model) {
            switch (what) {
                case "put" -> model.put(name, content);
                case "delete" -> model.remove(name);
                default -> {
                    String moved = model.remove(name);
                    if (moved != null) {
                        model.put(other, moved);
                    }
                }
            }
        }
    }
}
