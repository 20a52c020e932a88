package org.distributornode.adapters.http.in.aistore.job;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.in.aistore.wire.BucketJson;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.domain.store.StoreBucket;

/// Work as JSON.
final class WorkJson {

    private static final String NEVER = "0001-01-01T00:00:00Z";

    private WorkJson() {}

    /// How it stands, in short; a time of 0 is none.
    static JsonObject status(Work work) {
        return new Members()
                .with("kind", work.kind())
                .with("uuid", work.id())
                .with("err", work.error())
                .with("end_time", work.ended().map(WorkJson::nanos).orElse(0L))
                .with("aborted", work.aborted())
                .object();
    }

    /// All that is known of it.
    static JsonObject snapshot(Work work) {
        return new Members()
                .nothing("ext")
                .with("start-time", work.begun().toString())
                .with("end-time", work.ended().map(Instant::toString).orElse(NEVER))
                .with("bck", bucket(work.bucket()))
                .with("src-bck", work.to().isPresent() ? bucket(work.bucket()) : BucketJson.NONE)
                .with("dst-bck", bucket(work.to()))
                .with("id", work.id())
                .with("kind", work.kind())
                .with("abort-err", work.aborted() ? "stopped by an operator" : "")
                .with("err", work.error())
                .with("glob.id", "0")
                .with("stats", stats(work))
                .with("aborted", work.aborted())
                .with("is_idle", !work.isRunning())
                .object();
    }

    /// The same as clients of 2020 know it.
    static JsonObject snapshotOf2020(Work work) {
        return new Members()
                .with("id", work.id())
                .with("kind", work.kind())
                .with("bck", bucket(work.bucket()))
                .with("start_time", work.begun().toString())
                .with("end_time", work.ended().map(Instant::toString).orElse(NEVER))
                .quoted("obj_count", work.objects())
                .quoted("bytes_count", work.bytes())
                .with("aborted", work.aborted())
                .object();
    }

    private static Members stats(Work work) {
        return new Members()
                .quoted("loc-objs", work.objects())
                .quoted("loc-bytes", work.bytes())
                .quoted("out-objs", 0)
                .quoted("out-bytes", 0)
                .quoted("in-objs", 0)
                .quoted("in-bytes", 0);
    }

    private static JsonValue bucket(Optional<StoreBucket> bucket) {
        return bucket.map(BucketJson::of).orElse(BucketJson.NONE);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
