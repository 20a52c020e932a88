package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import org.distributornode.application.port.store.PromotableFiles;

/// Files below some folders. A path is followed to where it really is before it is used, and that is opened.
public final class PromoteFolders implements PromotableFiles {

    private static final String OUTSIDE = "is not below a folder from which files may be taken";

    private final List<Path> roots;
    private final Supplier<List<Path>> closed;

    /// @param roots absolute paths of folders, which may come and go
    /// @param closed absolute paths of the node's own files and folders at any time, of which nothing is taken
    public PromoteFolders(List<Path> roots, Supplier<List<Path>> closed) {
        this.roots = List.copyOf(roots);
        this.closed = closed;
    }

    /// Where a path leads.
    sealed interface Place {

        record Inside(Path real) implements Place {}

        record Refused(String why) implements Place {}
    }

    @Override
    public Found look(String source) {
        return switch (judge(source)) {
            case Place.Refused(var why) -> new Found.Refused(why);
            case Place.Inside(Path real) when Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS) -> new Found.Folder();
            case Place.Inside(Path real) when Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS) -> new Found.File();
            case Place.Inside _ -> new Found.Refused("is neither a file nor a folder");
        };
    }

    @Override
    public Walk walk(String folder, boolean recursive) {
        return new FolderWalk(this, Path.of(folder), recursive);
    }

    @Override
    public Opening open(String file) {
        return switch (judge(file)) {
            case Place.Refused(var why) -> new Opening.Refused(why);
            case Place.Inside(Path real)
            when !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS) -> new Opening.Refused("is no file");
            case Place.Inside(Path real) -> open(real);
        };
    }

    private static Opening open(Path real) {
        try {
            FileChannel channel = FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            return new Opening.Opened(new PromotedBytes(channel, channel.size()));
        } catch (FileSystemException e) {
            return new Opening.Refused(refusal(e));
        } catch (IOException e) {
            throw StoreFailures.of("reading a file", real, e);
        }
    }

    @Override
    public void delete(String file) {
        if (judge(file) instanceof Place.Inside) {
            try {
                Files.deleteIfExists(Path.of(file));
            } catch (IOException e) {
                throw StoreFailures.of("deleting a file", Path.of(file), e);
            }
        }
    }

    Place judge(String text) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException _) {
            return new Place.Refused("is no path");
        }
        if (!path.isAbsolute()) {
            return new Place.Refused("is not an absolute path");
        }
        if (!text.equals(path.toString()) && !text.equals(path + "/")) {
            return new Place.Refused("is not written in its shortest form");
        }
        for (Path element : path) {
            if (element.toString().equals(".") || element.toString().equals("..")) {
                return new Place.Refused("has the path element \"" + element + "\"");
            }
        }
        return roots.isEmpty() ? new Place.Refused("cannot be used: this node takes no files") : follow(path);
    }

    /// What is outside is refused alike whether it is there or not, so that nobody learns what there is.
    private Place follow(Path path) {
        boolean named = roots.stream().anyMatch(path::startsWith);
        try {
            Path real = path.toRealPath();
            return isBelow(real, roots) && !isOwn(real) ? new Place.Inside(real) : new Place.Refused(OUTSIDE);
        } catch (NoSuchFileException _) {
            return new Place.Refused(named ? "does not exist" : OUTSIDE);
        } catch (FileSystemException e) {
            return new Place.Refused(named ? refusal(e) : OUTSIDE);
        } catch (IOException e) {
            throw StoreFailures.of("looking for a file", path, e);
        }
    }

    /// A file counts under whatever name it has.
    private boolean isOwn(Path real) throws IOException {
        for (Path own : closed.get()) {
            if (Files.exists(own) && (real.startsWith(own.toRealPath()) || Files.isSameFile(real, own))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(Path real, List<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder) && real.startsWith(folder.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static String refusal(FileSystemException e) {
        return "cannot be read: " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
    }
}
