package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.port.store.PromotableFiles;
import org.distributornode.application.port.store.PromotableFiles.Found;
import org.distributornode.application.port.store.PromotableFiles.Walk;
import org.distributornode.application.testkit.PromotableFilesContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromoteFoldersTest implements PromotableFilesContract {

    @TempDir
    private Path folder;

    private List<Path> closed = List.of();

    @BeforeEach
    void close() {
        closed = List.of(folder.resolve("in/own"));
    }

    @Override
    public PromotableFiles files() {
        return new PromoteFolders(List.of(folder.resolve("in"), folder.resolve("not-there")), () -> closed);
    }

    @Override
    public String root() {
        return folder.resolve("in").toString();
    }

    @Override
    public String outside() {
        return folder.resolve("out").toString();
    }

    @Override
    public void put(String path, String content) {
        try {
            Files.createDirectories(Trees.folder(Path.of(path)));
            Files.writeString(Path.of(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void link(String path, String target) {
        try {
            Files.createSymbolicLink(Path.of(path), Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void followsLinksThatLeadRoundOnce() {
        put(root() + "/dir/a", "1");
        link(root() + "/dir/round", root());
        List<String> all = new ArrayList<>();

        try (Walk walk = files().walk(root(), true)) {
            walk.forEachRemaining(all::add);
        }

        assertThat(all).containsExactly(root() + "/dir/a");
    }

    @Test
    void takesNoFileOfTheNodeUnderWhateverName() throws IOException {
        put(root() + "/keys/tls.pem", "secret");
        put(root() + "/later/a", "object");
        Path key = Path.of(root(), "keys/tls.pem");
        PromotableFiles files = files();
        assertThat(files.look(key.toString())).isInstanceOf(Found.File.class);

        closed = List.of(key, folder.resolve("in/later"), folder.resolve("in/not-there"));
        link(root() + "/link", key.toString());
        Files.createLink(Path.of(root(), "hard"), key);

        for (String path : List.of("/keys/tls.pem", "/link", "/hard", "/later", "/later/a")) {
            assertThat(files.look(root() + path)).as(path).isInstanceOf(Found.Refused.class);
        }
        assertThat(files.look(root() + "/keys")).isInstanceOf(Found.Folder.class);
    }

    @Test
    void takesNothingWhereThereAreNoRoots() {
        put(root() + "/a", "1");

        assertThat(new PromoteFolders(List.of(), List::of).look(root() + "/a")).isInstanceOf(Found.Refused.class);
    }

    @Test
    void takesNothingThatIsTheNodesOwn() {
        put(root() + "/own/a", "1");
        put(root() + "/b", "1");
        link(root() + "/link", root() + "/own/a");
        List<String> all = new ArrayList<>();

        try (Walk walk = files().walk(root(), true)) {
            walk.forEachRemaining(all::add);
        }

        assertThat(all).containsExactlyInAnyOrder(root() + "/b", root() + "/link");
        assertThat(files().look(root() + "/own")).isInstanceOf(Found.Refused.class);
        assertThat(files().open(root() + "/link")).isInstanceOf(PromotableFiles.Opening.Refused.class);
    }
}
