package org.distributornode.adapters.http.in.aistore.download;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.job.WorkId;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.application.usecase.store.TrackDownloads.Download;
import org.distributornode.application.usecase.store.TrackDownloads.Item;
import org.distributornode.domain.job.JobState;

/// Downloads as JSON. A time that has not come is that of 1970; lists of nothing are left out.
final class DownloadJson {

    private DownloadJson() {}

    /// What its job counts.
    static Members job(Download download) {
        long done = download.job().progress().objectsDone();
        long bad = download.job().progress().objectsBad();
        long total = download.task().links().count();
        long dispatched = Math.min(total, done + download.current().size());
        return new Members()
                .with("id", WorkId.of(download.job()))
                .with("xaction_id", WorkId.plain(download.job().id()))
                .with("description", download.task().description())
                .with("started_time", download.job().created().toString())
                .with("finished_time", time(download.job().ended()))
                .with("finished_cnt", done - bad)
                .with("scheduled_cnt", dispatched)
                .with("skipped_cnt", download.skipped())
                .with("error_cnt", bad)
                .with("total", total)
                .with("all_dispatched", dispatched == total)
                .with("aborted", download.job().state() == JobState.CANCELLED);
    }

    /// That, and the links themselves.
    ///
    /// @param currentOnly whether those that have ended are left out
    static JsonObject whole(Download download, boolean currentOnly) {
        Members members = job(download);
        list(members, "current_tasks", download.current());
        if (!currentOnly) {
            list(members, "finished_tasks", download.ended());
            List<JsonValue> problems = download.problems().stream()
                    .<JsonValue>map(problem -> new Members()
                            .with("name", problem.name())
                            .with("error", problem.why())
                            .object())
                    .toList();
            if (!problems.isEmpty()) {
                members.with("download_errors", problems);
            }
        }
        return members.object();
    }

    private static void list(Members to, String key, List<Item> items) {
        if (!items.isEmpty()) {
            to.with(key, items.stream().<JsonValue>map(DownloadJson::item).toList());
        }
    }

    private static JsonObject item(Item item) {
        return new Members()
                .with("name", item.name())
                .quoted("downloaded", item.arrived())
                .quoted("total", item.total())
                .with("start_time", item.begun().toString())
                .with("end_time", time(item.ended()))
                .object();
    }

    private static String time(Optional<Instant> time) {
        return time.orElse(Instant.EPOCH).toString();
    }
}
