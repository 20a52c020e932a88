package org.distributornode.adapters.http.in.aistore.bucket;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.distributornode.adapters.http.in.aistore.wire.BucketJson;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.application.usecase.store.FindBuckets.Room;
import org.distributornode.application.usecase.store.FindBuckets.Summary;
import org.distributornode.domain.store.StoreBucket;

/// How much is in a bucket, as JSON. The size of all disks is what the store may take.
final class SummaryJson {

    private SummaryJson() {}

    static JsonValue today(StoreBucket bucket, Summary sums, Room room) {
        return BucketJson.members(bucket)
                .with(
                        "ObjCount",
                        new Members()
                                .quoted("obj_count_present", sums.held())
                                .quoted("obj_count_remote", sums.missing()))
                .with(
                        "ObjSize",
                        new Members()
                                .with("obj_min_size", sums.smallest())
                                .with("obj_avg_size", average(sums))
                                .with("obj_max_size", sums.largest()))
                .with(
                        "TotalSize",
                        new Members()
                                .quoted("size_on_disk", sums.stored())
                                .quoted("size_all_present_objs", sums.bytes())
                                .quoted("size_all_remote_objs", sums.missingBytes())
                                .quoted("total_disks_size", room.limit()))
                .with(
                        "used_pct",
                        percent(sums, room).setScale(0, RoundingMode.DOWN).longValueExact())
                .with("is_present", true)
                .object();
    }

    static JsonValue of2020(StoreBucket bucket, Summary sums, Room room) {
        return BucketJson.members(bucket)
                .quoted("count", sums.held() + sums.missing())
                .quoted("size", sums.bytes())
                .quoted("disks_size", room.limit())
                .with("used_pct", new JsonNumber(percent(sums, room)))
                .object();
    }

    private static long average(Summary sums) {
        long objects = sums.held() + sums.missing();
        return objects == 0 ? 0 : (sums.bytes() + sums.missingBytes()) / objects;
    }

    /// With one digit behind the point.
    private static BigDecimal percent(Summary sums, Room room) {
        return room.limit() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(sums.stored())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(room.limit()), 1, RoundingMode.DOWN);
    }
}
