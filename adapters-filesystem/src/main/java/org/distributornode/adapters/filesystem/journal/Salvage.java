package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps damaged files aside and their readable events in place. A medium that refuses even that keeps nobody from
/// reading: the file then stays as it is, to be found damaged again.
final class Salvage {

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    private Salvage() {}

    /// Renames the log file `path`, and gives its name to a new one with those events in `bytes` that can be read.
    static void replace(JournalFolder folder, Path path, ByteBuffer bytes, FileHeader header) {
        attempt(path, () -> {
            Path unfinished = folder.unfinished(path);
            boolean any = copy(folder, unfinished, bytes, header);
            Path aside = folder.setAside(path);
            LOG.atWarn().addKeyValue("file", aside).log("A damaged log file was set aside");
            if (any) {
                folder.publish(unfinished, path);
            }
        });
    }

    /// Does something about `file` that may as well be left undone.
    static void attempt(Path file, Step step) {
        try {
            step.run();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).log("A file of the journal cannot be repaired", e);
        }
    }

    private static boolean copy(JournalFolder folder, Path unfinished, ByteBuffer bytes, FileHeader header)
            throws IOException {
        LogReader reader = new LogReader(bytes, String.valueOf(unfinished.getFileName()), 0, header.number());
        boolean any = false;
        try (AppendFile copy = folder.create(unfinished, header)) {
            while (reader.next().isPresent()) {
                copy.write(reader.frame());
                any = true;
            }
            copy.force();
        }
        return any;
    }

    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }
}
