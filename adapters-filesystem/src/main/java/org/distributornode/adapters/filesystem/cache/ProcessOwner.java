package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whose permissions this process has.
///
/// @param name for a sentence
/// @param account as `chown` takes it
record ProcessOwner(String name, String account) {

    private static final Path PROCESS = Path.of("/proc/self");

    static ProcessOwner current() {
        try {
            Object user = Files.getAttribute(PROCESS, "unix:uid");
            return new ProcessOwner("uid " + user, user + ":" + Files.getAttribute(PROCESS, "unix:gid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            String user = System.getProperty("user.name");
            return new ProcessOwner("user " + user, user);
        }
    }

    /// The command that gives a folder and all in it to this owner. Folders of a node that ran as root need it.
    String chown(Path folder) {
        return "`chown -R " + account + " " + quoted(folder) + "`";
    }

    private static String quoted(Path folder) {
        String path = folder.toString();
        return path.matches("[\\w./:@%+=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
