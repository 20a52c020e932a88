package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.filesystem.store.Proof.Grade;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoredObject;

/// Makes copies of objects, and lets go of those that are too many. What is copied is proven while it is read, and one
/// that is kept before others go. An object of which no copy is what was written is copied as it is.
record Mirroring(StoreParts parts, Stripes stripes, Copies copies) {

    private static final int TRIES = 4;

    /// Makes as many copies as are wanted, or as there are mountpaths and room, and no more.
    Optional<StoredObject> mirror(BucketIndex bucket, ObjectName name, int wanted) throws IOException {
        Set<Mountpath> refusing = new HashSet<>();
        Optional<Proof> proof = bucket.find(name).map(entry -> new Proof(bucket, name, entry));
        int steps = TRIES + 2 * parts.mountpaths().all().size();
        while (proof.isPresent() && steps > 0 && !bucket.isDropped()) {
            steps = step(proof.get(), wanted, refusing) ? 0 : steps - 1;
            proof = bucket.find(name).map(proof.get()::of);
        }
        return bucket.find(name).map(entry -> entry.object(name));
    }

    /// @param refusing mountpaths that do not take it
    /// @return whether there is nothing left to do
    private boolean step(Proof proof, int wanted, Set<Mountpath> refusing) throws IOException {
        List<Mountpath> places = wanted(proof, wanted, refusing);
        for (Mountpath place : places) {
            if (!proof.serves(place)) {
                if (!add(proof, place)) {
                    refusing.add(place);
                }
                return false;
            }
        }
        if (places.isEmpty() || places.containsAll(proof.entry().places())) {
            return true;
        }
        return proof.mayKeepOnly(places)
                ? copies.keepOnly(proof, places)
                : places.equals(wanted(proof, wanted, refusing));
    }

    /// Where copies are to be: where they are, as far as that may stay so, then where new ones would go.
    private List<Mountpath> wanted(Proof proof, int wanted, Set<Mountpath> refusing) {
        List<Mountpath> order = parts.mountpaths().order(proof.bucket().id(), proof.name());
        List<Mountpath> places = new ArrayList<>(proof.entry().places());
        places.removeIf(place -> !order.contains(place) || !proof.serves(place));
        order.stream()
                .filter(place -> !places.contains(place) && !refusing.contains(place))
                .toList()
                .forEach(places::add);
        return places.subList(0, Math.min(wanted, places.size()));
    }

    /// @return whether nothing refused it
    private boolean add(Proof proof, Mountpath place) {
        for (Mountpath source : proof.entry().places()) {
            if (proof.serves(source)) {
                Optional<Boolean> added = copies.attempt(place, () -> add(proof, source, place));
                if (added.isEmpty() || added.get()) {
                    return added.isPresent();
                }
            }
        }
        return false;
    }

    /// @return false if the source is not worth it
    private boolean add(Proof proof, Mountpath source, Mountpath place) throws IOException {
        try (StagedFile file = parts.stage(place)) {
            Optional<Grade> grade = proof.pour(source, file::write);
            boolean worth = grade.filter(found -> found == Grade.GOOD || (found == Grade.ROTTEN && !proof.isAnyGood()))
                    .isPresent();
            if (grade.isPresent() && !worth) {
                return false;
            }
            if (grade.isEmpty() || file.end(ByteBuffer.allocate(0)) < 0) {
                throw StoreFailures.full(place.path());
            }
            if (install(proof, file, place)) {
                proof.is(place, grade.get());
            }
            return true;
        }
    }

    /// @return false if the object is not what it was
    private boolean install(Proof proof, StagedFile file, Mountpath place) throws IOException {
        BucketIndex bucket = proof.bucket();
        ObjectName name = proof.name();
        IndexEntry entry = proof.entry();
        return stripes.write(
                name,
                () -> bucket.change(() -> {
                            if (bucket.find(name).filter(now -> now == entry).isEmpty()) {
                                return false;
                            }
                            return parts.mountpaths().comingTo(place, () -> {
                                put(proof, file, place);
                                return true;
                            });
                        })
                        .orElse(false));
    }

    /// Only what no loss of power can take any more may stand for the object.
    private void put(Proof proof, StagedFile file, Mountpath place) throws IOException {
        IndexEntry entry = proof.entry();
        Path path = proof.file(place);
        parts.move(file::move, path);
        try {
            parts.disk().forceFolder(Trees.folder(path));
        } catch (IOException e) {
            parts.budget().giveBack(entry.end());
            parts.disk().delete(path);
            throw e;
        }
        List<Mountpath> places = new ArrayList<>(entry.places());
        if (places.remove(place)) { // which lost its file
            parts.budget().giveBack(entry.end());
        }
        places.add(place);
        proof.bucket().put(proof.name(), entry.at(places, proof.name()));
    }
}
