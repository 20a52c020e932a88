package org.distributornode.adapters.http.in.aistore.job;

import java.util.Map;
import java.util.Set;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Chosen;

/// What clients call the kinds of jobs.
public final class Kinds {

    public static final String COPY_BUCKET = "copy-bck";
    public static final String MOVE_BUCKET = "move-bck";
    public static final String SUMMARY = "summary-bck";
    public static final String REBALANCE = "rebalance";
    public static final String RESILVER = "resilver";
    public static final String EVICTION = "lru";
    private static final String DELETE = "delete-listrange";
    private static final String EVICT = "evict-listrange";
    private static final String EVICT_BUCKET = "evict-remote-bck";
    private static final String PREFETCH = "prefetch-listrange";
    private static final String COPY = "copy-listrange";
    private static final String ARCHIVE = "archive";
    private static final String MIRROR = "make-n-copies";
    private static final String PROMOTE = "promote";
    private static final String DOWNLOAD = "download";

    /// In front of kinds that only this node has.
    private static final String OURS = "node-";

    private static final Set<String> KNOWN = Set.of(
            COPY_BUCKET,
            MOVE_BUCKET,
            SUMMARY,
            REBALANCE,
            RESILVER,
            EVICTION,
            DELETE,
            EVICT,
            EVICT_BUCKET,
            PREFETCH,
            COPY,
            ARCHIVE,
            MIRROR,
            PROMOTE,
            DOWNLOAD,
            OURS + "verify",
            OURS + "scrub",
            OURS + "prefetch",
            OURS + "pin",
            OURS + "unpin",
            OURS + "purge");

    /// Kinds that today's clients may ask for and that never have a job here.
    private static final Set<String> NEVER = Set.of(
            "list",
            "blob-download",
            "cleanup-store",
            "create-archive",
            "dsort",
            "ec-encode",
            "ec-get",
            "ec-put",
            "ec-resp",
            "election",
            "etl-bck",
            "etl-inline",
            "etl-listrange",
            "get-batch",
            "load-lom-cache",
            "put-copies",
            "rechunk");

    private static final Set<String> OF_BUCKETS = Set.of(
            COPY_BUCKET, MOVE_BUCKET, SUMMARY, DELETE, EVICT, EVICT_BUCKET, PREFETCH, COPY, ARCHIVE, MIRROR, PROMOTE);

    private static final Map<String, String> OF_2020 = Map.of(
            "delete", DELETE,
            "evictobj", EVICT,
            "evictobjects", EVICT,
            "evictcb", EVICT_BUCKET,
            "prefetch", PREFETCH,
            "copybck", COPY_BUCKET,
            "renamelb", MOVE_BUCKET,
            "makencopies", MIRROR,
            "summarybck", SUMMARY);

    private Kinds() {}

    static String of(Job job) {
        return switch (job.order().scope()) {
            case JobScope.InStore store -> of(store.task());
            case JobScope.Objects _, JobScope.OfBag _, JobScope.Assigned _, JobScope.Held _ ->
                OURS + job.kind().text();
        };
    }

    private static String of(StoreTask task) {
        return switch (task) {
            case StoreTask.Delete _ -> DELETE;
            case StoreTask.Evict evict -> evict.objects() instanceof Chosen.All ? EVICT_BUCKET : EVICT;
            case StoreTask.Prefetch _ -> PREFETCH;
            case StoreTask.Copy copy -> isWhole(copy.objects()) ? COPY_BUCKET : COPY;
            case StoreTask.Archive _ -> ARCHIVE;
            case StoreTask.Mirror _ -> MIRROR;
            case StoreTask.Promote _ -> PROMOTE;
            case StoreTask.Download _ -> DOWNLOAD;
        };
    }

    private static boolean isWhole(Chosen objects) {
        return switch (objects) {
            case Chosen.All _ -> true;
            case Chosen.Matching(var template) -> template.isPrefix();
            case Chosen.Names _, Chosen.Past _ -> false;
        };
    }

    /// Today's name of a kind.
    public static String today(String kind) {
        return OF_2020.getOrDefault(kind, kind);
    }

    /// Whether there can only be such a job about a bucket, by today's name.
    public static boolean isOfBucket(String kind) {
        return OF_BUCKETS.contains(kind);
    }

    /// Whether clients may ask for jobs of this kind, by today's name.
    public static boolean isKnown(String kind) {
        return KNOWN.contains(kind) || NEVER.contains(kind);
    }
}
