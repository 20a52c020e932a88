package org.distributornode.adapters.filesystem.cache;

import java.nio.file.Path;
import org.distributornode.application.port.cache.DiskSpace;
import org.distributornode.application.testkit.DiskSpaceContract;
import org.junit.jupiter.api.io.TempDir;

final class FileSystemSpaceTest implements DiskSpaceContract {

    @TempDir
    Path folder;

    @Override
    public DiskSpace space() {
        return new FileSystemSpace(folder);
    }

    @Override
    public DiskSpace missing() {
        return new FileSystemSpace(folder.resolve("not-there"));
    }
}
