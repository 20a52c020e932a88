package org.distributornode.adapters.filesystem.assignment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.assignment.AssignmentFailure;
import org.distributornode.application.port.assignment.AssignmentStore;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last selection in the file `assignment` of the state folder, in one line: `worker 5`, `buckets 0:1 0:2`,
/// `everything` or `nothing`.
public final class FileAssignmentStore implements AssignmentStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileAssignmentStore.class);
    private static final StateFile.Kind KIND = new StateFile.Kind("assignment", "assignment", 1);
    private static final String WORKER = "worker ";
    private static final String BUCKETS = "buckets ";
    private static final String EVERYTHING = "everything";
    private static final String NOTHING = "nothing";

    private final StateFile file;

    /// @param state the folder `directories.cacheState`
    public FileAssignmentStore(Path state) {
        this.file = new StateFile(state, KIND);
    }

    @Override
    public Optional<BucketSelection> load() {
        try {
            Optional<List<String>> lines = file.read();
            return lines.isEmpty() ? Optional.empty() : Optional.of(selection(lines.get()));
        } catch (IOException e) {
            LOG.warn("{} cannot be used and is written anew: {}", file.path(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void save(BucketSelection selection) {
        try {
            file.write(List.of(line(selection)));
        } catch (IOException e) {
            throw new AssignmentFailure("The file " + file.path() + " cannot be written: " + e + ".", e);
        }
    }

    private static String line(BucketSelection selection) {
        return switch (selection) {
            case BucketSelection.AllOfWorker(var worker) -> WORKER + worker;
            case BucketSelection.Chosen(var ids) ->
                BUCKETS + ids.stream().map(BucketId::text).collect(Collectors.joining(" "));
            case BucketSelection.Everything _ -> EVERYTHING;
            case BucketSelection.Nothing _ -> NOTHING;
        };
    }

    private static BucketSelection selection(List<String> lines) throws DamagedFile {
        String line = lines.size() == 1 ? lines.getFirst() : "";
        try {
            if (line.startsWith(WORKER)) {
                return new BucketSelection.AllOfWorker(new WorkerId(Integer.parseInt(line.substring(WORKER.length()))));
            }
            if (line.startsWith(BUCKETS)) {
                Set<BucketId> ids = Stream.of(line.substring(BUCKETS.length()).split(" ", -1))
                        .map(BucketId::new)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                return new BucketSelection.Chosen(ids);
            }
        } catch (IllegalArgumentException _) {
            throw new DamagedFile("it has the line \"" + line + "\"");
        }
        return switch (line) {
            case EVERYTHING -> new BucketSelection.Everything();
            case NOTHING -> new BucketSelection.Nothing();
            default -> throw new DamagedFile("it has the line \"" + line + "\"");
        };
    }
}
