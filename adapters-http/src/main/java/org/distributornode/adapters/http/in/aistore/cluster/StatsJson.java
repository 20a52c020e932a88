package org.distributornode.adapters.http.in.aistore.cluster;

import java.util.List;
import java.util.Map;
import org.distributornode.adapters.http.in.aistore.cluster.StoreDisks.Disk;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.json.Members;

/// What a node has done and how full it is, as JSON.
final class StatsJson {

    private StatsJson() {}

    /// Numbers under their names.
    ///
    /// @param upNanos since the start
    static Members tracker(Map<String, Long> numbers, long upNanos) {
        Members tracker = new Members();
        numbers.forEach(tracker::with);
        return tracker.with("up.ns.time", upNanos);
    }

    /// Of a proxy, which has no disks.
    static Members noCapacity() {
        return capacity(new Members().nothing("mountpaths"), List.of());
    }

    static Members capacity(List<Disk> disks) {
        Members mountpaths = new Members();
        for (Disk disk : disks) {
            mountpaths.with(
                    disk.mountpath(),
                    new Members()
                            .with("mountpath_label", "")
                            .with(
                                    "fs",
                                    new Members()
                                            .with("Fs", disk.device())
                                            .with("FsType", disk.type())
                                            .with("FsID", ""))
                            .with("disks", List.<JsonValue>of(new JsonText(name(disk.device()))))
                            .quoted("used", disk.used())
                            .quoted("avail", disk.available())
                            .with("pct_used", disk.percentUsed()));
        }
        return capacity(new Members().with("mountpaths", mountpaths), disks);
    }

    /// By mountpath, as clients of 2020 know it.
    static Members capacityOf2020(List<Disk> disks) {
        Members mountpaths = new Members();
        for (Disk disk : disks) {
            mountpaths.with(
                    disk.mountpath(),
                    new Members()
                            .quoted("used", disk.used())
                            .quoted("avail", disk.available())
                            .with("pct_used", disk.percentUsed()));
        }
        return mountpaths;
    }

    private static Members capacity(Members begun, List<Disk> disks) {
        return begun.with("cs_err", "")
                .quoted("total_used", disks.stream().mapToLong(Disk::used).sum())
                .quoted("total_avail", disks.stream().mapToLong(Disk::available).sum())
                .with(
                        "pct_max",
                        disks.stream().mapToLong(Disk::percentUsed).max().orElse(0))
                .with(
                        "pct_avg",
                        disks.isEmpty()
                                ? 0
                                : disks.stream().mapToLong(Disk::percentUsed).sum() / disks.size())
                .with(
                        "pct_min",
                        disks.stream().mapToLong(Disk::percentUsed).min().orElse(0));
    }

    private static String name(String device) {
        return device.substring(device.lastIndexOf('/') + 1);
    }
}
