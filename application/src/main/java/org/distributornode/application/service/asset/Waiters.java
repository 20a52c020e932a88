package org.distributornode.application.service.asset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.distributornode.application.service.fill.Demand;
import org.distributornode.domain.content.Segments;

/// Who waits for which byte of a download. All who wait for one byte are one demand: what they want together costs no
/// more to plan than what one of them wants, and none costs anything that leaves.
///
/// Not safe for use by several threads.
final class Waiters {

    private final NavigableMap<Long, Place> places = new TreeMap<>();
    private final Map<Long, Place> oldestFirst = new LinkedHashMap<>();
    private final Map<DownloadBytes, Set<Long>> positions = new HashMap<>();

    /// Those who wait for one byte.
    private static final class Place {
        final long position;
        final Map<DownloadBytes, Runnable> actions = new LinkedHashMap<>();
        long end;
        boolean untilProven;

        Place(long position) {
            this.position = position;
        }
    }

    void add(DownloadBytes reader, long position, Runnable action) {
        Place place = places.computeIfAbsent(position, Place::new);
        oldestFirst.putIfAbsent(position, place);
        place.actions.merge(reader, action, Waiters::both);
        if (reader.awaitsProof(position)) {
            place.untilProven = true;
        } else {
            place.end = Math.max(place.end, reader.endFrom(position));
        }
        positions.computeIfAbsent(reader, _ -> new HashSet<>()).add(position);
    }

    private static Runnable both(Runnable one, Runnable other) {
        return () -> {
            one.run();
            other.run();
        };
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    void remove(DownloadBytes reader) {
        Set<Long> left = positions.remove(reader);
        if (left != null) {
            left.forEach(position -> {
                Place place = places.get(position);
                if (place != null) {
                    place.actions.remove(reader);
                    dropIfEmpty(place);
                }
            });
        }
    }

    /// Takes out those who wait at a position from `from` up to `to` and for whom it is worth asking again.
    List<Runnable> take(long from, long to) {
        List<Runnable> due = new ArrayList<>();
        for (Place place : List.copyOf(places.subMap(from, true, to, false).values())) {
            takeFrom(place, due);
            dropIfEmpty(place);
        }
        return due;
    }

    private void takeFrom(Place place, List<Runnable> due) {
        for (Iterator<Map.Entry<DownloadBytes, Runnable>> each =
                        place.actions.entrySet().iterator();
                each.hasNext(); ) {
            Map.Entry<DownloadBytes, Runnable> waiting = each.next();
            DownloadBytes reader = waiting.getKey();
            if (reader.isWorthAsking(place.position)) {
                due.add(waiting.getValue());
                each.remove();
                positions.computeIfPresent(
                        reader, (_, all) -> all.remove(place.position) && all.isEmpty() ? null : all);
            }
        }
    }

    private void dropIfEmpty(Place place) {
        if (place.actions.isEmpty()) {
            places.remove(place.position);
            oldestFirst.remove(place.position);
        }
    }

    /// What they wait for of an object of `size` bytes and is not in `present`, those who wait longest first.
    List<Demand> demands(Segments present, long size) {
        List<Demand> demands = new ArrayList<>(oldestFirst.size());
        boolean proof = false;
        for (Place place : oldestFirst.values()) {
            if (place.end > place.position && present.runFrom(place.position) == 0) {
                demands.add(new Demand(place.position, place.end));
            }
            if (place.untilProven && !proof) {
                proof = true;
                missing(present, size).ifPresent(demands::add);
            }
        }
        return demands;
    }

    /// Who waits for the proof waits for all that is missing.
    private static Optional<Demand> missing(Segments present, long size) {
        return present.gapFrom(0, size).map(gap -> new Demand(gap.offset(), size));
    }
}
