package org.distributornode.domain.job;

/// How far a job has come.
///
/// @param objectsDone objects that were looked at
/// @param objectsTotal objects there are to look at, as far as known
/// @param bytesDone bytes that were read, or brought in
/// @param bytesTotal bytes there are to read, or to bring in, as far as known
/// @param objectsBad objects that were found wrong, or that could not be dealt with
/// @param groupsBad chunk groups that were found wrong
/// @param groupsHealed those of them that are right again
public record JobProgress(
        long objectsDone,
        long objectsTotal,
        long bytesDone,
        long bytesTotal,
        long objectsBad,
        long groupsBad,
        long groupsHealed) {

    public static final JobProgress NONE = new JobProgress(0, 0, 0, 0, 0);

    /// Of a job that knows nothing of groups.
    public JobProgress(long objectsDone, long objectsTotal, long bytesDone, long bytesTotal, long objectsBad) {
        this(objectsDone, objectsTotal, bytesDone, bytesTotal, objectsBad, 0, 0);
    }
}
