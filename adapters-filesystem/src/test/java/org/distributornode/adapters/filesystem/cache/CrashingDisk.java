package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A disk that refuses a step, and from then on every other if it is told to be dead.
public final class CrashingDisk implements Disk {

    private final Disk disk = new LocalDisk();
    private final Supplier<IOException> refusal;
    private final boolean dies;
    private final List<String> steps = new ArrayList<>();
    private final Map<FileChannel, String> open = new HashMap<>();
    private int stepsLeft = Integer.MAX_VALUE;

    private CrashingDisk(Supplier<IOException> refusal, boolean dies) {
        this.refusal = refusal;
        this.dies = dies;
    }

    /// After the step that it refuses nothing happens on it any more.
    public static CrashingDisk dying() {
        return new CrashingDisk(() -> new IOException("the process is dead"), true);
    }

    /// It refuses one step.
    public static CrashingDisk failing(String message) {
        return new CrashingDisk(() -> new IOException(message), false);
    }

    /// Refuses the step after the next `steps`.
    public void refuseAfter(int steps) {
        stepsLeft = steps;
    }

    /// Whether a step was refused since it was asked for.
    public boolean refused() {
        return stepsLeft < 0;
    }

    /// What was done since the last call, each step with the names of the files.
    public List<String> steps() {
        List<String> done = List.copyOf(steps);
        steps.clear();
        return done;
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        step("create " + file.getFileName());
        return named(disk.create(file), file);
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        step("open " + file.getFileName());
        return named(disk.open(file), file);
    }

    @Override
    public void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        step("write " + open.get(channel));
        disk.write(channel, bytes, position);
    }

    @Override
    public void force(FileChannel channel) throws IOException {
        step("force " + open.get(channel));
        disk.force(channel);
    }

    @Override
    public boolean createFolder(Path folder) throws IOException {
        step("make " + folder.getFileName());
        return disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step("force " + folder.getFileName());
        disk.forceFolder(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("move " + from.getFileName() + " to " + to.getFileName());
        disk.move(from, to);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        step("delete " + file.getFileName());
        return disk.delete(file);
    }

    private FileChannel named(FileChannel channel, Path file) {
        open.put(channel, file.getFileName().toString());
        return channel;
    }

    private void step(String what) throws IOException {
        steps.add(what);
        if (stepsLeft == 0 || (dies && stepsLeft < 0)) {
            stepsLeft = -1;
            throw refusal.get();
        }
        if (stepsLeft > 0) {
            stepsLeft--;
        }
    }
}
