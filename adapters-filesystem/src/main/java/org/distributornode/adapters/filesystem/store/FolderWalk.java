package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.distributornode.adapters.filesystem.store.PromoteFolders.Place;
import org.distributornode.application.port.store.PromotableFiles.Walk;
import org.jspecify.annotations.Nullable;

/// Goes through a folder depth first, however much is in it. For one thread.
final class FolderWalk implements Walk {

    private final PromoteFolders judge;
    private final boolean recursive;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Set<Path> entered = new HashSet<>();
    private @Nullable Path next;

    private record Level(Path folder, DirectoryStream<Path> stream, Iterator<Path> entries) {}

    FolderWalk(PromoteFolders judge, Path folder, boolean recursive) {
        this.judge = judge;
        this.recursive = recursive;
        enter(folder);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !levels.isEmpty()) {
            step(levels.element());
        }
        return next != null;
    }

    private void step(Level level) {
        try {
            if (!level.entries.hasNext()) {
                leave();
                return;
            }
            Path path = level.entries.next();
            if (!Files.isDirectory(path)) {
                next = path;
            } else if (recursive) {
                enter(path);
            }
        } catch (DirectoryIteratorException e) {
            throw StoreFailures.of("looking into a folder", level.folder, new IOException(e));
        }
    }

    /// One that leads outside is left out, as is one that was entered before by another path.
    @SuppressWarnings("StreamResourceLeak") // closed by leave()
    private void enter(Path folder) {
        if (!(judge.judge(folder.toString()) instanceof Place.Inside(Path real)) || !entered.add(real)) {
            return;
        }
        try {
            DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
            levels.push(new Level(folder, stream, stream.iterator()));
        } catch (NoSuchFileException _) {
            return; // gone meanwhile
        } catch (IOException e) {
            throw StoreFailures.of("looking into a folder", folder, e);
        }
    }

    private void leave() {
        Level level = levels.pop();
        try {
            level.stream.close();
        } catch (IOException e) {
            throw StoreFailures.of("closing a folder", level.folder, e);
        }
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Path found = next;
        next = null;
        if (found == null) {
            throw new NoSuchElementException();
        }
        return found.toString();
    }

    @Override
    public void close() {
        while (!levels.isEmpty()) {
            leave();
        }
    }
}
