package org.distributornode.domain.job;

/// How far a job has come.
///
/// @param objectsDone objects that were looked at
/// @param objectsTotal objects there are to look at, as far as known
/// @param bytesDone bytes that were read
/// @param bytesTotal bytes there are to read, as far as known
/// @param objectsBad objects that were found wrong
public record JobProgress(long objectsDone, long objectsTotal, long bytesDone, long bytesTotal, long objectsBad) {

    public static final JobProgress NONE = new JobProgress(0, 0, 0, 0, 0);
}
