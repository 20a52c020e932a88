package org.distributornode.application.usecase.store;

import java.util.List;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.MountpathEntry;

/// Takes mountpaths into use and out of it. Throws a `PortFailure` if the medium refuses.
public interface EditMountpaths {

    List<MountpathEntry> list();

    /// Takes a folder into use that lies where mountpaths may.
    MountpathChange add(String path);

    MountpathChange enable(String path);

    /// Takes one out of use until it is enabled again.
    ///
    /// @param resilver whether its objects are moved away first, in the background; otherwise those that are on it
    ///     alone are not there until then
    MountpathChange disable(String path, boolean resilver);

    /// The same for good.
    MountpathChange remove(String path, boolean resilver);

    /// Makes as many copies of every object as its bucket says, on mountpaths that are in use: a job for each
    /// bucket, as far as so many may wait. Called again it begins with those that were left out.
    Resilvering resilver();

    /// Ends the use of mountpaths that are to be left and are empty; begins to move away what there were too many jobs
    /// for. To be called now and then.
    void settle();

    sealed interface Resilvering {

        record Begun(List<Job> jobs) implements Resilvering {}

        /// More jobs may not wait.
        ///
        /// @param begun those that may
        /// @param buckets how many there are
        /// @param most how many jobs may wait
        record Partly(List<Job> begun, int buckets, int most) implements Resilvering {}
    }
}
