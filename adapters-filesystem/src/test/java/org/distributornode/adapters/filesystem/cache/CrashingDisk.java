package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Supplier;

/// A disk that refuses a step, and from then on every other if it is told to be dead.
final class CrashingDisk implements Disk {

    private final Disk disk = new LocalDisk();
    private final Supplier<IOException> refusal;
    private final boolean dies;
    private int stepsLeft = Integer.MAX_VALUE;

    private CrashingDisk(Supplier<IOException> refusal, boolean dies) {
        this.refusal = refusal;
        this.dies = dies;
    }

    /// After the step that it refuses nothing happens on it any more.
    static CrashingDisk dying() {
        return new CrashingDisk(() -> new IOException("the process is dead"), true);
    }

    /// It refuses one step.
    static CrashingDisk failing(String message) {
        return new CrashingDisk(() -> new IOException(message), false);
    }

    /// Refuses the step after the next `steps`.
    void refuseAfter(int steps) {
        stepsLeft = steps;
    }

    /// Whether a step was refused since it was asked for.
    boolean refused() {
        return stepsLeft < 0;
    }

    @Override
    public FileChannel create(Path file) throws IOException {
        step();
        return disk.create(file);
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        step();
        return disk.open(file);
    }

    @Override
    public void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        step();
        disk.write(channel, bytes, position);
    }

    @Override
    public void force(FileChannel channel) throws IOException {
        step();
        disk.force(channel);
    }

    @Override
    public boolean createFolder(Path folder) throws IOException {
        step();
        return disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step();
        disk.forceFolder(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        disk.move(from, to);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        step();
        return disk.delete(file);
    }

    private void step() throws IOException {
        if (stepsLeft == 0 || (dies && stepsLeft < 0)) {
            stepsLeft = -1;
            throw refusal.get();
        }
        if (stepsLeft > 0) {
            stepsLeft--;
        }
    }
}
