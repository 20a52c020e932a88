package org.distributornode.adapters.filesystem.store;

import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.CHECKSUM;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.distributornode.application.port.store.BucketStore.Registry;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;

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

    static FileBucketStore buckets(Path folder) {
        FileBucketStore buckets = new FileBucketStore(List.of(folder.resolve("m1"), folder.resolve("m2")));
        var _ = buckets.load();
        return buckets;
    }

    /// @param args the folder of the store, and a number that tells this life from others
    public static void main(String[] args) {
        FileSystemObjectStore store = open(Path.of(args[0]));
        FileBucketStore buckets = buckets(Path.of(args[0]));
        long life = Long.parseLong(args[1]);
        for (int thread = 0; thread < THREADS; thread++) {
            int mine = thread;
            Thread.ofPlatform().start(() -> {
                Draft draft = store.drafts()
                        .begin(BUCKET, draft(life, mine), CustomMetadata.NONE)
                        .orElseThrow();
                for (int step = 0; ; step++) {
                    Step next = Step.of(life, mine, step);
                    switch (next.what) {
                        case "piece" -> next.keep(store.drafts(), draft, step);
                        case "buckets" -> buckets.save(registry(life, step));
                        default -> next.apply(store);
                    }
                    synchronized (System.out) {
                        System.out.println(mine + " " + step);
                    }
                }
            });
        }
    }

    /// What the draft of a thread is to be.
    static ObjectName draft(long life, int thread) {
        return ObjectStoreSubject.name("draft-" + life + "-" + thread);
    }

    static Registry registry(long life, int step) {
        return new Registry(1 + life * 1_000_000 + step, List.of());
    }

    /// A change that any process can work out. The model has the content of each object, and behind it what is
    /// attached.
    record Step(String what, String name, String other, String content, int copies) {

        private static final List<String> KINDS =
                List.of("put", "put", "put", "delete", "rename", "amend", "piece", "buckets");

        static Step of(long life, int thread, int step) {
            Random random = new Random(life * 1_000_003 + thread * 10_007L + step);
            String name = thread + "-" + random.nextInt(NAMES);
            String other = thread + "-" + (NAMES + random.nextInt(NAMES));
            int length = random.nextInt(4) == 0 ? random.nextInt(LONGEST) : random.nextInt(100);
            String content = (life + "." + thread + "." + step + ";").repeat(1 + length / 10);
            String what = KINDS.get(random.nextInt(thread == 0 ? KINDS.size() : KINDS.size() - 1));
            return new Step(what, name, other, content, 1 + random.nextInt(2));
        }

        private String attached() {
            return content.substring(0, content.indexOf(';'));
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
                case "amend" -> {
                    CustomMetadata custom =
                            CustomMetadata.of(Map.of("k", attached())).orElseThrow();
                    store.amend(BUCKET, ObjectStoreSubject.name(name), _ -> custom);
                }
                default -> store.rename(BUCKET, ObjectStoreSubject.name(name), ObjectStoreSubject.name(other));
            }
        }

        void keep(DraftStore drafts, Draft draft, int step) {
            try (DraftStore.PieceWriter piece = drafts.write(draft, step)) {
                if (!piece.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)))
                        || piece.keep(CHECKSUM) != DraftStore.Kept.KEPT) {
                    throw new IllegalStateException("not kept");
                }
            }
        }

        void apply(Map<String, String> model) {
            switch (what) {
                case "put" -> model.put(name, content + "#");
                case "delete" -> model.remove(name);
                case "amend" ->
                    model.computeIfPresent(name, (_, was) -> was.substring(0, was.indexOf('#') + 1) + attached());
                case "rename" -> {
                    String moved = model.remove(name);
                    if (moved != null) {
                        model.put(other, moved);
                    }
                }
                default -> {}
            }
        }
    }
}
