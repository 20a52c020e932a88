package org.distributornode.adapters.filesystem.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.takeover.ReferenceState;

/// The file `cache.json` of the reference node in the state folder, and `takeover` beside it: the standing and the
/// stamp of `cache.json` that it goes with, a line each. See [CacheJson] for the former.
public final class FileReferenceState implements ReferenceState {

    /// The name that the reference node gives its file.
    public static final String NAME = "cache.json";

    private static final StateFile.Kind KIND = new StateFile.Kind("takeover", "takeover", 1);

    private final Path file;
    private final StateFile memory;

    /// @param state the folder `directories.cacheState`
    public FileReferenceState(Path state) {
        this.file = state.resolve(NAME);
        this.memory = new StateFile(state, KIND);
    }

    @Override
    public Reading read() {
        return read(file);
    }

    /// What such a file in another place says.
    public static Reading read(Path file) {
        try {
            return new Reading.Read(CacheJson.read(file));
        } catch (NoSuchFileException _) {
            return new Reading.Absent();
        } catch (JsonProcessingException e) {
            return new Reading.Unreadable("it is not what the reference node writes: " + said(e));
        } catch (DamagedFile e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Reading.Unreadable("it cannot be read: " + e);
        }
    }

    @Override
    public void write(List<Listed> objects) {
        try {
            CacheJson.write(file, objects);
        } catch (IOException e) {
            throw failure(file + " cannot be written: " + e, e);
        }
    }

    @Override
    public String stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "-" + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException e) {
            throw failure(file + " cannot be looked at: " + e, e);
        }
    }

    @Override
    public void remember(Standing standing) {
        try {
            memory.write(List.of(standing.name().toLowerCase(Locale.ROOT), stamp()));
        } catch (IOException e) {
            throw failure(memory.path() + " cannot be written: " + e, e);
        }
    }

    @Override
    public Standing standing() {
        try {
            List<String> lines = memory.read().orElse(List.of());
            boolean same = lines.size() == 2 && lines.get(1).equals(stamp());
            return same ? Standing.valueOf(lines.getFirst().toUpperCase(Locale.ROOT)) : Standing.UNSEEN;
        } catch (DamagedFile | IllegalArgumentException _) {
            return Standing.UNSEEN;
        } catch (IOException e) {
            throw failure(memory.path() + " cannot be read: " + e, e);
        }
    }

    private static String said(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("it breaks off") + " (line "
                + e.getLocation().getLineNr() + ")";
    }

    private static CacheFailure failure(String message, IOException cause) {
        return new CacheFailure(CacheFailure.Kind.MEDIUM, message, cause);
    }
}
