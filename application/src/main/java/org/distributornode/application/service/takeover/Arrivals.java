package org.distributornode.application.service.takeover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheStore.Unproven;
import org.distributornode.application.port.takeover.ReferenceState;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.application.port.takeover.ReferenceState.Reading;
import org.distributornode.application.port.takeover.ReferenceState.Standing;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.usecase.takeover.TakeOver.Found;
import org.distributornode.application.usecase.takeover.TakeOver.State;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.content.DataObjectId;

/// The files that wait to be taken over, as they were found at the start.
///
/// A file that the other node lists counts in at once, in the order in which it was used there. Any other
/// number may be anybody's file: it counts in when the catalogue knows its object.
final class Arrivals {

    private final Claims claims;
    private final Map<DataObjectId, Listed> listed = new HashMap<>();
    private final List<Unproven> files = new ArrayList<>();
    private final State state;

    private Arrivals(Claims claims, Reading reading) {
        this.claims = claims;
        this.state = switch (reading) {
            case Reading.Absent _ -> State.ABSENT;
            case Reading.Unreadable _ -> State.UNREADABLE;
            case Reading.Read read -> {
                read.objects().forEach(object -> listed.putIfAbsent(object.id(), object));
                yield State.READ;
            }
        };
    }

    /// @param rebuilt whether the index is yet to be made from what the store holds
    static Arrivals look(Claims claims, ReferenceState reference, boolean rebuilt) {
        Arrivals arrivals = new Arrivals(claims, reference.read());
        if (rebuilt) {
            arrivals.rankHeld();
        } else if (reference.standing() == Standing.UNSEEN) {
            arrivals.forgetGone();
        }
        arrivals.find();
        return arrivals;
    }

    /// All of them, those that were used last first.
    List<Unproven> files() {
        return List.copyOf(files);
    }

    boolean isListed(DataObjectId id) {
        return listed.containsKey(id);
    }

    Found found() {
        long bytes = files.stream().mapToLong(Unproven::size).sum();
        long known = files.stream().filter(file -> isListed(file.id())).count();
        return new Found(files.size(), bytes, known, state);
    }

    /// Another node, too, may have proven objects of ours under its care: what it knows of their use counts.
    private void rankHeld() {
        List<CacheEntry> entries = new ArrayList<>();
        claims.store()
                .scan(found -> Optional.ofNullable(listed.get(found.object().id()))
                        .map(known -> new CacheEntry(
                                found.object().id(),
                                found.object().size(),
                                found.object().hash(),
                                found.mediaType(),
                                known.lastAccess(),
                                known.lastAccess(),
                                reads(known)))
                        .ifPresent(entries::add));
        entries.sort(Comparator.comparing(CacheEntry::lastReadAt));
        entries.forEach(claims::restore);
    }

    /// Somebody else has worked in the folder since this node did.
    private void forgetGone() {
        claims.held().entries().forEach(entry -> claims.forget(entry.id()));
    }

    private void find() {
        claims.store().scanUnproven(id -> claims.held().find(id).isPresent(), files::add);
        files.sort(Comparator.comparing(this::lastUse));
        files.forEach(file -> Optional.ofNullable(listed.get(file.id())).ifPresent(known -> claim(file, known)));
        files.sort(Comparator.comparing((Unproven file) -> isListed(file.id()))
                .thenComparing(this::lastUse)
                .reversed());
        claims.trim();
    }

    private Instant lastUse(Unproven file) {
        Listed known = listed.get(file.id());
        return known == null ? file.modifiedAt() : known.lastAccess();
    }

    private void claim(Unproven file, Listed known) {
        claims.claim(Claim.untold(file.id(), file.size(), known.mediaType(), known.lastAccess(), reads(known)));
    }

    private static long reads(Listed known) {
        return Math.max(0, known.popularity() - 1);
    }
}
