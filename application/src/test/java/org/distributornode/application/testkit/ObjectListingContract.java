package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectPage.Entry;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.ObjectQuery.Depth;
import org.distributornode.domain.store.ObjectQuery.Presence;
import org.junit.jupiter.api.Test;

/// What names any [ObjectStore] takes and how it tells them.
public interface ObjectListingContract extends ObjectStoreSubject {

    /// Names that a file system would not take as they are, or would take for others.
    List<String> HOSTILE = List.of(
            ".",
            "...",
            "a//b",
            "/a",
            "a/./b",
            "a.",
            "A",
            "a",
            "a b",
            "%41",
            "%2e%2e",
            "a\\..\\b",
            "ü",
            "u\u0308",
            "\u1e9b\u0323",
            "\uD83D\uDE00",
            "\uFFFD",
            "\uE000",
            "line\nfeed",
            "~tmp",
            "-rf",
            "con",
            "a:b*?<>|\"'",
            "x".repeat(255),
            "x".repeat(300),
            "x".repeat(300) + "/y",
            "ü".repeat(2048),
            "d/".repeat(2000) + "e");

    @Test
    default void keepsEveryNameApart() {
        ObjectStore store = withBuckets();

        HOSTILE.forEach(name -> put(store, name, "of " + name));

        assertThat(HOSTILE).allSatisfy(name -> assertThat(text(store, name)).isEqualTo("of " + name));
        assertThat(names(store, ObjectQuery.all(""))).containsExactlyElementsOf(inOrder(HOSTILE));
        ObjectStore next = restarted().objects();
        assertThat(HOSTILE).allSatisfy(name -> assertThat(text(next, name)).isEqualTo("of " + name));
        assertThat(names(next, ObjectQuery.all(""))).containsExactlyElementsOf(inOrder(HOSTILE));
        HOSTILE.forEach(name -> assertThat(next.delete(BUCKET, name(name))).isTrue());
        assertThat(next.list(BUCKET, ObjectQuery.all(""))).isEqualTo(ObjectPage.EMPTY);
    }

    @Test
    default void tellsNamesByPage() {
        ObjectStore store = withBuckets();
        IntStream.range(0, 25).forEach(i -> put(store, "n%02d".formatted(i), ""));
        put(store, "m", "");
        put(store, "o", "");

        ObjectQuery query = new ObjectQuery("n", "", 10, Depth.ALL, Presence.ANY);
        ObjectPage first = store.list(BUCKET, query);
        ObjectPage second = store.list(BUCKET, query.after(first.last()));
        ObjectPage third = store.list(BUCKET, query.after(second.last()));

        assertThat(first.entries())
                .extracting(Entry::text)
                .startsWith("n00")
                .endsWith("n09")
                .hasSize(10);
        assertThat(second.entries())
                .extracting(Entry::text)
                .startsWith("n10")
                .endsWith("n19")
                .hasSize(10);
        assertThat(third.entries())
                .extracting(Entry::text)
                .startsWith("n20")
                .endsWith("n24")
                .hasSize(5);
        assertThat(List.of(first.full(), second.full(), third.full())).containsExactly(true, true, false);
        assertThat(store.list(BUCKET, query.after("n24x"))).isEqualTo(ObjectPage.EMPTY);
        assertThat(store.list(BUCKET, query.after("n095")).entries())
                .extracting(Entry::text)
                .startsWith("n10");
        assertThat(store.list(BUCKET, query.after("a")).entries())
                .extracting(Entry::text)
                .startsWith("n00");
        assertThat(store.list(OTHER, query)).isEqualTo(ObjectPage.EMPTY);
    }

    @Test
    default void tellsFolders() {
        ObjectStore store = withBuckets();
        List.of("a", "d/1", "d/2", "d/e/3", "d0", "f/g/h", "z").forEach(name -> put(store, name, ""));

        ObjectQuery root = new ObjectQuery("", "", 100, Depth.FOLDERS, Presence.ANY);
        assertThat(names(store, root)).containsExactly("a", "d/", "d0", "f/", "z");
        assertThat(names(store, root.after("d/"))).containsExactly("d0", "f/", "z");
        ObjectQuery inside = new ObjectQuery("d/", "", 100, Depth.FOLDERS, Presence.ANY);
        assertThat(names(store, inside)).containsExactly("d/1", "d/2", "d/e/");
    }

    @Test
    default void namesEachObjectOnceThatIsThereAllTheWhile() throws Exception {
        ObjectStore store = withBuckets();
        List<String> stay =
                IntStream.range(0, 300).mapToObj(i -> "s%03d".formatted(i)).toList();
        stay.forEach(name -> put(store, name, ""));
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; !enough.get(); i = (i + 7) % 300) {
                    put(store, "s%03d-x".formatted(i), "");
                    put(store, "s%03d".formatted(i), "again");
                    store.delete(BUCKET, name("s%03d-x".formatted(i)));
                }
            });
            for (int walk = 0; walk < 5; walk++) {
                assertThat(walk(store))
                        .doesNotHaveDuplicates()
                        .containsAll(stay)
                        .isSorted();
            }
            enough.set(true);
            writer.get();
        }
    }

    private static List<String> walk(ObjectStore store) {
        List<String> all = new ArrayList<>();
        ObjectQuery query = new ObjectQuery("", "", 17, Depth.ALL, Presence.HELD);
        ObjectPage page = store.list(BUCKET, query);
        page.entries().forEach(entry -> all.add(entry.text()));
        while (page.full()) {
            page = store.list(BUCKET, query.after(page.last()));
            page.entries().forEach(entry -> all.add(entry.text()));
        }
        return all;
    }

    private static List<String> names(ObjectStore store, ObjectQuery query) {
        return store.list(BUCKET, query).entries().stream().map(Entry::text).toList();
    }

    private static List<String> inOrder(List<String> names) {
        return names.stream()
                .map(ObjectStoreSubject::name)
                .sorted()
                .map(Object::toString)
                .toList();
    }
}
