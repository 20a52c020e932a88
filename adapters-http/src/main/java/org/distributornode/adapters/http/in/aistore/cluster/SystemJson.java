package org.distributornode.adapters.http.in.aistore.cluster;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.in.aistore.cluster.StoreDisks.Disk;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.Members;

/// What a machine says of itself, as JSON.
final class SystemJson {

    private SystemJson() {}

    static Members proxy(Machine machine) {
        long total = machine.bytes("MemTotal");
        long available = machine.bytes("MemAvailable");
        Machine.Taken taken = machine.process();
        return new Members()
                .with("mem_used", taken.resident())
                .with("mem_avail", available)
                .with("pct_mem_used", number(total == 0 ? 0 : 100.0 * taken.resident() / total))
                .with("pct_cpu_used", number(100 * taken.cpu()))
                .with(
                        "load_avg",
                        new Members()
                                .with("One", number(machine.loads().get(0)))
                                .with("Five", number(machine.loads().get(1)))
                                .with("Fifteen", number(machine.loads().get(2))))
                .with("cpu_util", Math.round(100 * machine.cpu()))
                .with("mem", memory(machine, total, available))
                .with("proc", process(taken));
    }

    /// With the disks below the mountpaths, each file system counted once.
    static Members target(Machine machine, List<Disk> disks) {
        List<Disk> once = disks.stream()
                .filter(disk -> disks.stream()
                        .filter(other -> other.device().equals(disk.device()))
                        .findFirst()
                        .filter(disk::equals)
                        .isPresent())
                .toList();
        long used = once.stream().mapToLong(Disk::used).sum();
        long total = once.stream().mapToLong(Disk::total).sum();
        return proxy(machine)
                .quoted("fs_used", used)
                .quoted("fs_capacity", total)
                .with("pct_fs_used", total == 0 ? 0 : used * 100 / total);
    }

    private static Members memory(Machine machine, long total, long available) {
        long free = machine.bytes("MemFree");
        long swap = machine.bytes("SwapTotal");
        long swapFree = machine.bytes("SwapFree");
        return new Members()
                .with("Total", total)
                .with("Used", total - free)
                .with("Free", free)
                .with("BuffCache", machine.bytes("Buffers") + machine.bytes("Cached"))
                .with("ActualFree", available)
                .with("ActualUsed", total - available)
                .with("SwapTotal", swap)
                .with("SwapFree", swapFree)
                .with("SwapUsed", swap - swapFree);
    }

    private static Members process(Machine.Taken taken) {
        long millis = TimeUnit.NANOSECONDS.toMillis(taken.cpuNanos());
        return new Members()
                .with("CPU", new Members().with("Total", millis).with("Percent", number(100 * taken.cpu())))
                .with(
                        "Mem",
                        new Members()
                                .with("Size", taken.virtual())
                                .with("Resident", taken.resident())
                                .with("Share", taken.shared()));
    }

    /// With two digits behind the point.
    static JsonNumber number(double value) {
        return new JsonNumber(
                BigDecimal.valueOf(Double.isFinite(value) ? value : 0).setScale(2, RoundingMode.HALF_UP));
    }
}
