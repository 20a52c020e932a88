package org.distributornode.application.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.distributornode.application.port.store.StoreMountpaths;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.MountpathEntry;
import org.distributornode.domain.store.MountpathEntry.State;

/// Mountpaths that nothing lies on, all in one folder.
public final class InMemoryMountpaths implements StoreMountpaths {

    private final String root;
    private final Set<String> folders = new TreeSet<>();
    private final Map<String, State> states = new TreeMap<>();
    private final Set<String> needed = new TreeSet<>();
    private final Set<String> going = new TreeSet<>();

    /// @param first is there and in use
    public InMemoryMountpaths(String root, String first) {
        this.root = root;
        states.put(first, State.AVAILABLE);
    }

    /// Makes a folder that may be one.
    public void make(String folder) {
        folders.add(folder);
    }

    /// Something is on it that does not go.
    public void need(String path) {
        needed.add(path);
    }

    /// It goes by now.
    public void free(String path) {
        needed.remove(path);
    }

    private MountpathEntry entry(String path) {
        return new MountpathEntry(path, states.getOrDefault(path, State.DISABLED));
    }

    @Override
    public List<MountpathEntry> list() {
        return states.keySet().stream().map(this::entry).toList();
    }

    @Override
    public MountpathChange add(String path) {
        if (states.containsKey(path)) {
            return enable(path);
        }
        if (!path.startsWith("/") || path.contains("..")) {
            return new MountpathChange.Refused(path, "is no path of a folder");
        }
        if (states.keySet().stream().anyMatch(other -> path.startsWith(other + "/"))) {
            return new MountpathChange.Refused(path, "does not lie apart");
        }
        if (!path.startsWith(root + "/")) {
            return new MountpathChange.Refused(path, "is not below " + root);
        }
        return folders.contains(path) ? set(path, State.AVAILABLE) : new MountpathChange.Unknown(path);
    }

    @Override
    public MountpathChange enable(String path) {
        return states.containsKey(path) ? set(path, State.AVAILABLE) : new MountpathChange.Unknown(path);
    }

    private MountpathChange set(String path, State state) {
        if (states.get(path) == state) {
            return new MountpathChange.Same(entry(path));
        }
        states.put(path, state);
        going.remove(path);
        return new MountpathChange.Done(entry(path));
    }

    private boolean isLast(String path) {
        return states.get(path) == State.AVAILABLE
                && states.values().stream()
                                .filter(state -> state == State.AVAILABLE)
                                .count()
                        == 1;
    }

    @Override
    public MountpathChange leave(String path, boolean forget) {
        if (isLast(path)) {
            return new MountpathChange.Refused(path, "is the last one that is in use");
        }
        if (states.get(path) == State.DISABLED) {
            return forget ? end(path, true) : new MountpathChange.Same(entry(path));
        }
        MountpathChange change =
                states.containsKey(path) ? set(path, State.LEAVING) : new MountpathChange.Unknown(path);
        if (forget && states.containsKey(path)) {
            going.add(path);
        }
        return change;
    }

    @Override
    public MountpathChange end(String path, boolean forget) {
        if (isLast(path)) {
            return new MountpathChange.Refused(path, "is the last one that is in use");
        }
        if (!states.containsKey(path)) {
            return new MountpathChange.Unknown(path);
        }
        MountpathChange change = set(path, State.DISABLED);
        if (forget) {
            states.remove(path);
            return new MountpathChange.Done(new MountpathEntry(path, State.DISABLED));
        }
        return change;
    }

    @Override
    public void settle() {
        states.replaceAll((path, state) -> state == State.LEAVING && !needed.contains(path) ? State.DISABLED : state);
        states.keySet().removeIf(path -> going.contains(path) && !needed.contains(path));
    }
}
