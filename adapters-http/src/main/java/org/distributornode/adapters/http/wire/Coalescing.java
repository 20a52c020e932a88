package org.distributornode.adapters.http.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.distributornode.domain.content.ByteSlice;

/// Joins the parts of one request (RFC 9110, section 15.3.7.2).
final class Coalescing {

    private Coalescing() {}

    /// The slices with overlapping and adjacent ones joined, each where the first of its members stood.
    static List<ByteSlice> join(List<ByteSlice> slices) {
        List<Placed> ascending = IntStream.range(0, slices.size())
                .mapToObj(i -> new Placed(slices.get(i), i))
                .sorted(Comparator.comparingLong(placed -> placed.slice().offset()))
                .toList();
        List<Placed> joined = new ArrayList<>();
        for (Placed next : ascending) {
            if (!joined.isEmpty()
                    && next.slice().offset() <= joined.getLast().slice().end()) {
                joined.add(joined.removeLast().with(next));
            } else {
                joined.add(next);
            }
        }
        return joined.stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::slice)
                .toList();
    }

    private record Placed(ByteSlice slice, int place) {
        Placed with(Placed other) {
            long end = Math.max(slice.end(), other.slice.end());
            return new Placed(ByteSlice.between(slice.offset(), end), Math.min(place, other.place));
        }
    }
}
