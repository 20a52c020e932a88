package org.distributornode.application.service.job;

import java.util.Optional;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;

/// What jobs of one kind do. One of a kind is at work at a time.
public interface JobWork {

    JobKind kind();

    /// Works until all is done, beginning behind the object that was reached before. What fails with a
    /// [org.distributornode.application.port.PortFailure] has failed, for the reason that this tells.
    ///
    /// @return what there is to tell of some of the objects, such as why they were found wrong
    /// @throws InterruptedException if the thread is interrupted: the job is cancelled, or goes on at the
    ///     next start
    /// @throws GivenUp if it has failed for another reason
    Optional<String> run(Course course) throws InterruptedException, GivenUp;

    /// One job on its way.
    interface Course {

        JobId id();

        /// What is asked.
        JobOrder order();

        /// The last object that an earlier run was done with; empty if there was none.
        Optional<DataObjectId> reached();

        /// What an earlier run reported last.
        JobProgress progress();

        /// Tells how far the job is.
        ///
        /// @throws InterruptedException if it is to end
        void report(JobProgress progress) throws InterruptedException;

        /// Tells that the job is done with `object` and all before it: a later run begins behind it.
        ///
        /// @throws InterruptedException if it is to end
        void pass(DataObjectId object, JobProgress progress) throws InterruptedException;
    }
}
