package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.MountpathEntry;
import org.distributornode.domain.store.MountpathEntry.State;
import org.junit.jupiter.api.Test;

/// What any [StoreMountpaths] promises.
public interface StoreMountpathsContract {

    /// Of a store without objects that has one mountpath.
    StoreMountpaths mountpaths();

    /// The same in the next process.
    StoreMountpaths mountpathsAfterCrash();

    /// A new folder that may be one.
    String folder(String name);

    /// A folder that may be none.
    String closed();

    private static MountpathEntry entry(String path, State state) {
        return new MountpathEntry(path, state);
    }

    @Test
    default void takesAFolderIntoUse() {
        String more = folder("more");
        StoreMountpaths subject = mountpaths();
        MountpathEntry entry = entry(more, State.AVAILABLE);

        assertThat(subject.list()).hasSize(1).extracting(MountpathEntry::state).containsExactly(State.AVAILABLE);
        assertThat(subject.add(more)).isEqualTo(new MountpathChange.Done(entry));
        assertThat(subject.add(more)).isEqualTo(new MountpathChange.Same(entry));
        assertThat(subject.enable(more)).isEqualTo(new MountpathChange.Same(entry));
        assertThat(subject.list()).hasSize(2).contains(entry);
        assertThat(mountpathsAfterCrash().list()).hasSize(2).contains(entry);
    }

    @Test
    default void takesOneOutOfUseAndBack() {
        String more = folder("more");
        StoreMountpaths subject = mountpaths();
        subject.add(more);

        assertThat(subject.end(more, false)).isEqualTo(new MountpathChange.Done(entry(more, State.DISABLED)));
        assertThat(subject.end(more, false)).isEqualTo(new MountpathChange.Same(entry(more, State.DISABLED)));
        assertThat(mountpathsAfterCrash().list()).contains(entry(more, State.DISABLED));
        assertThat(subject.enable(more)).isEqualTo(new MountpathChange.Done(entry(more, State.AVAILABLE)));
        assertThat(subject.end(more, true)).isInstanceOf(MountpathChange.Done.class);
        assertThat(subject.list()).hasSize(1);
        assertThat(subject.end(more, true)).isEqualTo(new MountpathChange.Unknown(more));
        assertThat(subject.enable(more)).isEqualTo(new MountpathChange.Unknown(more));
        assertThat(subject.add(more)).isInstanceOf(MountpathChange.Done.class);
    }

    @Test
    default void leavesOneOnceNothingNeedsIt() {
        String more = folder("more");
        StoreMountpaths subject = mountpaths();
        subject.add(more);

        assertThat(subject.leave(more, false)).isEqualTo(new MountpathChange.Done(entry(more, State.LEAVING)));
        assertThat(subject.leave(more, false)).isEqualTo(new MountpathChange.Same(entry(more, State.LEAVING)));
        assertThat(subject.enable(more)).isEqualTo(new MountpathChange.Done(entry(more, State.AVAILABLE)));
        subject.settle();
        assertThat(subject.list()).contains(entry(more, State.AVAILABLE));
        subject.leave(more, false);
        subject.settle();
        assertThat(subject.list()).contains(entry(more, State.DISABLED));
        assertThat(subject.leave(more, false)).isEqualTo(new MountpathChange.Same(entry(more, State.DISABLED)));
        subject.enable(more);
        subject.leave(more, true);
        subject.settle();
        assertThat(subject.list()).hasSize(1);
    }

    @Test
    default void keepsTheLastOne() {
        StoreMountpaths subject = mountpaths();
        String last = subject.list().getFirst().path();

        assertThat(subject.end(last, false)).isInstanceOf(MountpathChange.Refused.class);
        assertThat(subject.leave(last, true)).isInstanceOf(MountpathChange.Refused.class);
        assertThat(subject.list()).containsExactly(entry(last, State.AVAILABLE));
    }

    @Test
    default void takesNoFolderThatMayBeNone() {
        StoreMountpaths subject = mountpaths();
        String first = subject.list().getFirst().path();

        assertThat(subject.add(closed())).isInstanceOf(MountpathChange.Refused.class);
        assertThat(subject.add(first + "/objects")).isInstanceOf(MountpathChange.Refused.class);
        assertThat(subject.add(first + "-none")).isEqualTo(new MountpathChange.Unknown(first + "-none"));
        assertThat(subject.add("relative")).isInstanceOf(MountpathChange.Refused.class);
        assertThat(subject.add(first + "/../" + "x")).isInstanceOf(MountpathChange.Refused.class);
        assertThat(subject.end("/none", false)).isEqualTo(new MountpathChange.Unknown("/none"));
    }
}
