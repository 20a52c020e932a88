package org.distributornode.adapters.filesystem.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The registry in the file `jobs` of the state folder; see [JobLines] for its lines. One that is unreadable
/// is put aside as `jobs.damaged`: jobs are work that an operator can ask for again.
public final class FileJobStore implements JobStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileJobStore.class);
    private static final StateFile.Kind KIND = new StateFile.Kind("jobs", "jobs", 2);

    private final StateFile file;

    /// @param state the folder `directories.cacheState`
    public FileJobStore(Path state) {
        this.file = new StateFile(state, KIND);
    }

    @Override
    public Registry load() {
        try {
            var lines = file.read();
            return lines.isPresent() ? JobLines.parse(lines.get()) : Registry.NEW;
        } catch (DamagedFile damaged) {
            putAside(damaged);
            return Registry.NEW;
        } catch (IOException e) {
            throw new CacheFailure(CacheFailure.Kind.MEDIUM, "The jobs in " + file.path() + " cannot be read: " + e, e);
        }
    }

    @Override
    public void save(Registry registry) {
        try {
            file.write(JobLines.of(registry));
        } catch (IOException e) {
            throw new CacheFailure(
                    CacheFailure.Kind.MEDIUM, "The jobs in " + file.path() + " cannot be written: " + e, e);
        }
    }

    private void putAside(DamagedFile damaged) {
        Path aside = file.path().resolveSibling(KIND.name() + ".damaged");
        try {
            Files.move(file.path(), aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("jobs forgotten file={} reason=\"{}\"", aside, damaged.getMessage());
        } catch (IOException e) {
            throw new CacheFailure(CacheFailure.Kind.MEDIUM, file.path() + " cannot be put aside: " + e, e);
        }
    }
}
