package org.distributornode.domain.job;

import java.util.Arrays;
import java.util.Optional;
import org.distributornode.domain.store.StoreTask;

/// What a job does.
public enum JobKind {
    /// Reads held objects again and compares them with their content hashes.
    VERIFY("verify"),
    /// Reads held objects again and heals what is not as their proofs say.
    SCRUB("scrub"),
    /// Brings objects in before anybody asks for them.
    PREFETCH("prefetch"),
    /// Keeps objects from eviction, those that are missing brought in first.
    PIN("pin"),
    /// Lets objects be evicted again.
    UNPIN("unpin"),
    /// Deletes held objects, those on their way in too.
    PURGE("purge"),
    /// Deletes objects that clients wrote.
    STORE_DELETE("store_delete"),
    /// Lets go of objects of a bucket that has them elsewhere.
    STORE_EVICT("store_evict"),
    /// Brings objects of a bucket that has them elsewhere to this node.
    STORE_PREFETCH("store_prefetch"),
    /// Copies objects from bucket to bucket.
    STORE_COPY("store_copy"),
    /// Puts objects together in an archive.
    STORE_ARCHIVE("store_archive"),
    /// Makes as many copies of each object of a bucket as it says.
    STORE_MIRROR("store_mirror"),
    /// Makes objects of files.
    STORE_PROMOTE("store_promote"),
    /// Makes objects of links.
    STORE_DOWNLOAD("store_download");

    private final String text;

    JobKind(String text) {
        this.text = text;
    }

    /// Its name in interfaces.
    public String text() {
        return text;
    }

    /// Whether there are such jobs about these objects.
    public boolean takes(JobScope scope) {
        return switch (this) {
            case VERIFY, SCRUB -> scope instanceof JobScope.Objects || scope instanceof JobScope.Held;
            case PREFETCH, PIN -> !(scope instanceof JobScope.Held || scope instanceof JobScope.InStore);
            case UNPIN, PURGE -> !(scope instanceof JobScope.Assigned || scope instanceof JobScope.InStore);
            case STORE_DELETE,
                    STORE_EVICT,
                    STORE_PREFETCH,
                    STORE_COPY,
                    STORE_ARCHIVE,
                    STORE_MIRROR,
                    STORE_PROMOTE,
                    STORE_DOWNLOAD -> scope instanceof JobScope.InStore(var task, var _) && of(task) == this;
        };
    }

    /// Whether such a job changes nothing that is right.
    public boolean isHarmless() {
        return switch (this) {
            case VERIFY, SCRUB -> true;
            case PREFETCH, PIN, UNPIN, PURGE -> false;
            case STORE_DELETE,
                    STORE_EVICT,
                    STORE_PREFETCH,
                    STORE_COPY,
                    STORE_ARCHIVE,
                    STORE_MIRROR,
                    STORE_PROMOTE,
                    STORE_DOWNLOAD -> false;
        };
    }

    /// The kind of jobs that do this.
    public static JobKind of(StoreTask task) {
        return switch (task) {
            case StoreTask.Delete _ -> STORE_DELETE;
            case StoreTask.Evict _ -> STORE_EVICT;
            case StoreTask.Prefetch _ -> STORE_PREFETCH;
            case StoreTask.Copy _ -> STORE_COPY;
            case StoreTask.Archive _ -> STORE_ARCHIVE;
            case StoreTask.Mirror _ -> STORE_MIRROR;
            case StoreTask.Promote _ -> STORE_PROMOTE;
            case StoreTask.Download _ -> STORE_DOWNLOAD;
        };
    }

    public static Optional<JobKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
}
