package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.store.ObjectName;

/// What becomes of the objects on a mountpath that goes out of use.
record Leaving(StoreParts parts, FileDraftStore drafts, Stripes stripes, Copies copies, SecureRandom random) {

    /// The identity of a new mountpath.
    long fresh() {
        return random.nextLong();
    }

    /// Whether there are objects or drafts on it, or on their way to it.
    boolean isNeeded(Mountpath mountpath) {
        return parts.mountpaths().isExpecting(mountpath) || drafts.areOn(mountpath) || holdsObjects(mountpath);
    }

    private boolean holdsObjects(Mountpath mountpath) {
        return parts.buckets().values().stream()
                .anyMatch(bucket -> !bucket.namesOn(mountpath).isEmpty());
    }

    /// Deletes what is on it of objects that are whole elsewhere, too.
    void sweepCopies(Mountpath mountpath) throws IOException {
        for (BucketIndex bucket : parts.buckets().values()) {
            for (ObjectName name : bucket.namesOn(mountpath)) {
                stripes.write(name, () -> {
                    Optional<IndexEntry> found = bucket.find(name);
                    if (found.isPresent() && found.get().places().size() > 1) {
                        copies.keep(bucket, name, found.get(), kept(new Proof(bucket, name, found.get()), mountpath));
                    }
                    return true;
                });
            }
        }
    }

    /// The others that are whole; the one that goes if there are none, so that it comes back with it.
    private static List<Mountpath> kept(Proof proof, Mountpath mountpath) {
        List<Mountpath> others = new ArrayList<>(proof.entry().places());
        others.remove(mountpath);
        List<Mountpath> whole = others.stream().filter(proof::ends).toList();
        if (!whole.isEmpty()) {
            return whole;
        }
        return proof.ends(mountpath) ? List.of(mountpath) : others;
    }

    /// Those that it had when it was lost.
    void takeUpDrafts(Mountpath mountpath) throws IOException {
        drafts.takeUp(mountpath, parts.buckets().keySet());
    }

    /// Deletes the drafts on one that is not in use any more, so that none comes back with it.
    void sweepDrafts(Mountpath mountpath) {
        var _ = copies.attempt(mountpath, () -> {
            for (Path folder : Trees.in(mountpath.drafts())) {
                parts.remove(mountpath, folder);
            }
            return true;
        });
    }

    /// Forgets the objects that are on it alone, and the drafts.
    void forget(Mountpath mountpath) {
        drafts.forget(mountpath);
        for (BucketIndex bucket : parts.buckets().values()) {
            for (ObjectName name : bucket.namesOn(mountpath)) {
                Optional<IndexEntry> found = bucket.find(name);
                if (found.isPresent() && bucket.remove(name, found.get())) {
                    parts.budget().giveBack(found.get().stored());
                }
            }
        }
    }
}
