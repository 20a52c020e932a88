package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.store.PromotableFiles;
import org.distributornode.application.port.store.PromotableFiles.Found;
import org.distributornode.application.port.store.PromotableFiles.Opening;
import org.distributornode.application.port.store.PromotableFiles.Walk;
import org.junit.jupiter.api.Test;

/// What any [PromotableFiles] promises.
public interface PromotableFilesContract {

    /// Of the one root alone.
    PromotableFiles files();

    /// The absolute path of a folder from which files may be taken.
    String root();

    /// The absolute path of a folder beside it.
    String outside();

    /// Writes a file, with its folders.
    void put(String path, String content);

    /// Makes a link, with its folders.
    void link(String path, String target);

    @Test
    default void tellsFilesFromFolders() {
        put(root() + "/dir/a", "content");

        assertThat(files().look(root() + "/dir/a")).isEqualTo(new Found.File());
        assertThat(files().look(root() + "/dir")).isEqualTo(new Found.Folder());
        assertThat(files().look(root() + "/dir/")).isEqualTo(new Found.Folder());
        assertThat(files().look(root() + "/none")).isEqualTo(new Found.Refused("does not exist"));
    }

    @Test
    default void takesNothingFromOutside() {
        put(outside() + "/secret", "content");
        put(root() + "/a", "content");
        link(root() + "/link", outside() + "/secret");
        link(root() + "/folder", outside());
        String why = "is not below a folder from which files may be taken";

        assertThat(files().look(outside() + "/secret")).isEqualTo(new Found.Refused(why));
        assertThat(files().look(outside() + "/none")).isEqualTo(new Found.Refused(why));
        assertThat(files().look(root() + "-not/a")).isEqualTo(new Found.Refused(why));
        assertThat(files().look(root() + "/link")).isEqualTo(new Found.Refused(why));
        assertThat(files().open(root() + "/link")).isEqualTo(new Opening.Refused(why));
        assertThat(files().open(root() + "/folder/secret")).isEqualTo(new Opening.Refused(why));
        assertThat(walked(root(), true)).doesNotContain(root() + "/folder/secret");
        files().delete(root() + "/folder/secret");
        files().delete(outside() + "/secret");
        link(root() + "/back", root() + "/a");
        assertThat(text(root() + "/back")).isEqualTo("content");
    }

    @Test
    default void takesPathsOfOneFormAlone() {
        put(root() + "/dir/a", "content");

        for (String path : List.of(
                "dir/a",
                "",
                root() + "/dir/../dir/a",
                root() + "/./dir/a",
                root() + "//dir/a",
                root() + "/dir/a\0",
                root() + "/..")) {
            assertThat(files().look(path)).as(path).isInstanceOf(Found.Refused.class);
            assertThat(files().open(path)).as(path).isInstanceOf(Opening.Refused.class);
        }
        assertThat(files().open(root() + "/dir")).isInstanceOf(Opening.Refused.class);
    }

    @Test
    default void walksThroughFolders() {
        put(root() + "/dir/a", "1");
        put(root() + "/dir/sub/b", "2");
        put(root() + "/dir/sub/sub/c", "3");
        put(root() + "/other", "4");

        assertThat(walked(root() + "/dir", true))
                .containsExactlyInAnyOrder(root() + "/dir/a", root() + "/dir/sub/b", root() + "/dir/sub/sub/c");
        assertThat(walked(root() + "/dir", false)).containsExactly(root() + "/dir/a");
        assertThat(walked(root() + "/dir/", true)).hasSize(3);
    }

    @Test
    default void readsAndDeletes() {
        put(root() + "/a", "content");

        assertThat(text(root() + "/a")).isEqualTo("content");
        files().delete(root() + "/a");
        files().delete(root() + "/a");

        assertThat(files().look(root() + "/a")).isEqualTo(new Found.Refused("does not exist"));
        assertThat(files().open(root() + "/a")).isInstanceOf(Opening.Refused.class);
    }

    @Test
    default void saysWhenTheBytesOfAFileAreGone() {
        put(root() + "/a", "content");
        try (var bytes = ((Opening.Opened) files().open(root() + "/a")).bytes()) {
            put(root() + "/a", "con");

            assertThatExceptionOfType(BytesLost.class).isThrownBy(() -> ObjectStoreSubject.all(bytes));
        }
    }

    private List<String> walked(String folder, boolean recursive) {
        List<String> all = new ArrayList<>();
        try (Walk walk = files().walk(folder, recursive)) {
            walk.forEachRemaining(all::add);
        }
        return all;
    }

    private String text(String path) {
        try (var bytes = ((Opening.Opened) files().open(path)).bytes()) {
            return new String(ObjectStoreSubject.all(bytes), StandardCharsets.UTF_8);
        }
    }
}
