package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.e2e.life.Holdings.assertHit;
import static org.distributornode.e2e.life.Holdings.assertWhole;
import static org.distributornode.e2e.life.Holdings.awaitAgreement;
import static org.distributornode.e2e.life.Holdings.fetch;
import static org.distributornode.e2e.life.Holdings.patiently;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody else, or a bad disk, did to the folders while the node was away, or while it ran.
final class DamagedFoldersE2eTest {

    private final NodeRig rig = NodeRig.prepared();
    private final List<Published> objects = IntStream.range(0, 6)
            .mapToObj(i -> rig.world().publish(Bytes.random(70_000 + i, i)))
            .toList();

    @BeforeEach
    void fill() {
        rig.start();
        objects.forEach(object -> fetch(rig.client(), object));
    }

    @AfterEach
    void end() {
        rig.close();
    }

    /// What may befall the journal of a node.
    enum JournalDamage {
        SNAPSHOT_CUT {
            @Override
            void befall(Path journal) throws IOException {
                for (Path snapshot : files(journal, "snapshot-")) {
                    cutInHalf(snapshot);
                }
            }
        },
        SNAPSHOT_FLIPPED {
            @Override
            void befall(Path journal) throws IOException {
                for (Path snapshot : files(journal, "snapshot-")) {
                    flipInTheMiddle(snapshot);
                }
            }
        },
        LOG_CUT {
            @Override
            void befall(Path journal) throws IOException {
                for (Path log : files(journal, "0")) {
                    cutInHalf(log);
                }
            }
        },
        LOG_FLIPPED_AND_NO_SNAPSHOT {
            @Override
            void befall(Path journal) throws IOException {
                for (Path snapshot : files(journal, "snapshot-")) {
                    Files.delete(snapshot);
                }
                for (Path log : files(journal, "0")) {
                    flipInTheMiddle(log);
                }
            }
        },
        EVERYTHING_EMPTY {
            @Override
            void befall(Path journal) throws IOException {
                for (Path file : files(journal, "")) {
                    Files.write(file, new byte[0]);
                }
            }
        },
        GONE {
            @Override
            void befall(Path journal) throws IOException {
                delete(journal);
            }
        };

        abstract void befall(Path journal) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void servesAllThatWasCommittedWhateverBefellTheJournal(JournalDamage damage) throws IOException {
        rig.stop();
        assertThat(files(rig.state().resolve("journal"), "snapshot-")).isNotEmpty();
        assertThat(files(rig.state().resolve("journal"), "0")).isNotEmpty();
        damage.befall(rig.state().resolve("journal"));
        rig.world().queryNode().answer(new QueryReply.Cut());

        rig.start();

        objects.forEach(object -> assertHit(rig.client(), object));
        awaitAgreement(rig.client(), rig.assets());
        rig.restart();
        objects.forEach(object -> assertHit(rig.client(), object));
    }

    @Test
    void provesAgainWhatHasLostItsProof() throws IOException {
        rig.stop();
        delete(rig.state());

        rig.start();

        for (Published object : objects) {
            assertHit(rig.client(), object);
            assertThat(rig.world().requests(object)).isEqualTo(1);
        }
        awaitAgreement(rig.client(), rig.assets());
    }

    /// What may befall the file of an object.
    enum FileDamage {
        GONE {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
            }
        },
        CUT {
            @Override
            void befall(Path file) throws IOException {
                cutInHalf(file);
            }
        },
        EMPTY {
            @Override
            void befall(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        GROWN {
            @Override
            void befall(Path file) throws IOException {
                try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
                    opened.setLength(opened.length() + 1);
                }
            }
        },
        /// Of no effect if the tests run as root.
        UNREADABLE {
            @Override
            void befall(Path file) throws IOException {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
            }
        },
        A_LINK_TO_NOWHERE {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
                Files.createSymbolicLink(file, file.resolveSibling("nowhere"));
            }
        };

        abstract void befall(Path file) throws IOException;
    }

    @Test
    void fetchesAgainWhatIsDamagedWhileTheNodeRuns() throws IOException {
        damageEach();

        assertThatAllAreServedAndHeld();
    }

    @Test
    void fetchesAgainWhatWasDamagedWhileTheNodeWasAway() throws IOException {
        rig.stop();
        damageEach();
        rig.start();

        assertThatAllAreServedAndHeld();
    }

    /// Each object in a way of its own.
    private void damageEach() throws IOException {
        Iterator<Published> victims = objects.iterator();
        for (FileDamage damage : FileDamage.values()) {
            damage.befall(rig.assets().resolve(victims.next().id()));
        }
        assertThat(victims).isExhausted();
    }

    private void assertThatAllAreServedAndHeld() {
        for (Published object : objects) {
            Reply part = rig.client().get(object.path(), "Range", "bytes=60000-60009");
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(object.part(60_000, 60_010));
            fetch(rig.client(), object);
            assertHit(rig.client(), object);
        }
        awaitAgreement(rig.client(), rig.assets());
    }

    @Test
    void saysThatItCannotServeWhatIsDamagedWithNobodyToAsk() throws IOException {
        Published object = objects.getFirst();
        rig.restart();
        cutInHalf(rig.assets().resolve(object.id()));
        rig.world().queryNode().answer(new QueryReply.Cut());

        Reply reply = rig.client().get(object.path());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.has("Retry-After")).isTrue();
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertHit(rig.client(), objects.getLast());
    }

    @Test
    void touchesNothingThatIsNotItsOwn() throws IOException {
        rig.stop();
        Path assets = rig.assets();
        Files.createDirectories(assets.resolve("lost+found"));
        Files.createDirectories(assets.resolve("backup/deep"));
        for (String name : List.of(
                "notes.txt",
                "007",
                "18446744073709551616",
                ".fill-",
                ".fill-x",
                "cache.json",
                "backup/7",
                "backup/deep/8")) {
            Files.writeString(assets.resolve(name), name);
        }
        Files.createSymbolicLink(assets.resolve("link"), assets.resolve("notes.txt"));
        Map<String, FileTime> before = foreign(assets);

        rig.set("limits.storage", "150000B");
        rig.start();
        Published more = rig.world().publish(Bytes.random(80_000, 9));
        assertWhole(rig.client().get(more.path()), more);
        awaitAgreement(rig.client(), assets);
        rig.restart();

        assertThat(foreign(assets)).isEqualTo(before);
        assertThat(rig.client().get("/api/v1/assets/007").status()).isEqualTo(404);
        assertThat(assets.resolve("notes.txt")).hasContent("notes.txt");
        awaitAgreement(rig.client(), assets);
    }

    @Test
    void forgetsFillsThatNobodyIsAtWorkOn() throws IOException {
        rig.stop();
        Files.write(rig.assets().resolve(".fill-" + objects.getFirst().id()), new byte[5000]);
        Files.write(rig.assets().resolve(".fill-999"), new byte[5000]);

        rig.start();

        patiently().untilAsserted(() -> assertThat(rig.held()).noneMatch(name -> name.startsWith(".fill-")));
        objects.forEach(object -> assertHit(rig.client(), object));
        assertThat(rig.client().get("/api/v1/assets/999").status()).isEqualTo(404);
    }

    private static Map<String, FileTime> foreign(Path assets) throws IOException {
        Map<String, FileTime> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(assets)) {
            for (Path file : files.filter(path -> !path.equals(assets)).toList()) {
                String name = assets.relativize(file).toString();
                if (!name.matches("[1-9][0-9]{2}|\\.distributor-node\\.lock")) {
                    found.put(name, Files.getLastModifiedTime(file));
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static void cutInHalf(Path file) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(opened.length() / 2);
        }
    }

    private static void flipInTheMiddle(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 0x55;
        Files.write(file, content);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
