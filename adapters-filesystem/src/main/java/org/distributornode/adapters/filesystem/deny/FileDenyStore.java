package org.distributornode.adapters.filesystem.deny;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.Escaped;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.deny.DenyFailure;
import org.distributornode.application.port.deny.DenyStore;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;

/// The deny list in the file `deny-list` of the state folder, one line for each object: `17 2026-11-21T10:00:00Z
/// reason`.
public final class FileDenyStore implements DenyStore {

    private static final StateFile.Kind KIND = new StateFile.Kind("deny-list", "deny-list", 1);
    private static final int FIELDS = 3;

    private final StateFile file;

    /// @param state the folder `directories.cacheState`
    public FileDenyStore(Path state) {
        this.file = new StateFile(state, KIND);
    }

    @Override
    public List<Denial> load() {
        try {
            List<Denial> denials = new ArrayList<>();
            for (String line : file.read().orElse(List.of())) {
                denials.add(denial(line));
            }
            return denials;
        } catch (DamagedFile damaged) {
            throw new DenyFailure(
                    "The deny list " + file.path() + " is damaged: " + damaged.getMessage()
                            + ". Put a copy in its place, or remove it and forbid again what has to be.",
                    false,
                    damaged);
        } catch (IOException e) {
            throw new DenyFailure("The deny list " + file.path() + " cannot be read: " + e + ".", true, e);
        }
    }

    @Override
    public void save(Collection<Denial> denials) {
        try {
            file.write(denials.stream().map(FileDenyStore::line).toList());
        } catch (IOException e) {
            throw new DenyFailure("The deny list " + file.path() + " cannot be written: " + e + ".", true, e);
        }
    }

    private static String line(Denial denial) {
        return denial.id() + " " + denial.since() + " " + Escaped.line(denial.reason());
    }

    private static Denial denial(String line) throws DamagedFile {
        String[] fields = line.split(" ", FIELDS);
        Optional<DataObjectId> id = DataObjectId.parse(fields[0]);
        if (fields.length != FIELDS || id.isEmpty()) {
            throw unreadable(line);
        }
        try {
            return new Denial(id.get(), Escaped.text(fields[2]), Instant.parse(fields[1]));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw unreadable(line);
        }
    }

    private static DamagedFile unreadable(String line) {
        return new DamagedFile("it has the line \"" + line + "\"");
    }
}
