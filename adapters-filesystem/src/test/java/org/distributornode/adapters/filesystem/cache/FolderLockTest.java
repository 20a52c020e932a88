package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.distributornode.adapters.filesystem.cache.FolderLock.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLockTest {

    @TempDir
    private Path folder;

    @Test
    void isTakenOnceUntilItIsGivenBack() {
        FolderLock first = taken(FolderLock.take(folder));
        assertThat(FolderLock.take(folder)).isEqualTo(new Outcome.InUse());

        first.close();
        first.close();

        FolderLock second = taken(FolderLock.take(folder));
        first.close();
        assertThat(FolderLock.take(folder)).isEqualTo(new Outcome.InUse());
        second.close();
    }

    @Test
    void saysWhyItCannotBeTaken() {
        assertThat(FolderLock.take(folder.resolve("nowhere")))
                .isEqualTo(new Outcome.Unsupported("open(2) fails with error 2"));
    }

    @Test
    void namesItsOwner() {
        try (FolderLock lock = taken(FolderLock.take(folder))) {
            assertThat(lock).isNotNull();
            assertThat(LockOwner.ofFlock(folder)).isEqualTo(LockOwner.self());
        }
        assertThat(LockOwner.ofFlock(folder)).isEqualTo(LockOwner.UNKNOWN);
    }

    private static FolderLock taken(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        return ((Outcome.Taken) outcome).lock();
    }
}
