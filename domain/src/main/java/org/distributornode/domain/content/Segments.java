package org.distributornode.domain.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which parts of an object are present: disjoint slices in ascending order, never touching one another.
public final class Segments {

    private static final Segments NONE = new Segments(List.of());

    private final List<ByteSlice> slices;

    private Segments(List<ByteSlice> slices) {
        this.slices = slices;
    }

    public static Segments none() {
        return NONE;
    }

    /// In whatever order they are, also where they touch or overlap; one pass over those that are sorted.
    public static Segments of(List<ByteSlice> slices) {
        List<ByteSlice> sorted = slices.stream()
                .filter(slice -> !slice.isEmpty())
                .sorted(Comparator.comparingLong(ByteSlice::offset))
                .toList();
        List<ByteSlice> joined = new ArrayList<>(sorted.size());
        for (ByteSlice slice : sorted) {
            if (!joined.isEmpty() && slice.offset() <= joined.getLast().end()) {
                ByteSlice last = joined.removeLast();
                joined.add(ByteSlice.between(last.offset(), Math.max(last.end(), slice.end())));
            } else {
                joined.add(slice);
            }
        }
        return joined.isEmpty() ? NONE : new Segments(Collections.unmodifiableList(joined));
    }

    /// These parts and `added`, joined where they touch or overlap.
    public Segments with(ByteSlice added) {
        if (added.isEmpty() || contains(added)) {
            return this;
        }
        int from = firstEndingBehind(added.offset() - 1);
        int to = from;
        long start = added.offset();
        long end = added.end();
        while (to < slices.size() && slices.get(to).offset() <= end) {
            start = Math.min(start, slices.get(to).offset());
            end = Math.max(end, slices.get(to).end());
            to++;
        }
        List<ByteSlice> joined = new ArrayList<>(slices.size() + 1);
        joined.addAll(slices.subList(0, from));
        joined.add(ByteSlice.between(start, end));
        joined.addAll(slices.subList(to, slices.size()));
        return new Segments(Collections.unmodifiableList(joined));
    }

    /// The number of the first slice that ends behind `position`.
    private int firstEndingBehind(long position) {
        int low = 0;
        int high = slices.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slices.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public List<ByteSlice> slices() {
        return slices;
    }

    /// Whether every byte of `slice` is present; the empty slice always is.
    public boolean contains(ByteSlice slice) {
        return slice.isEmpty()
                || at(slice.offset()).filter(found -> found.covers(slice)).isPresent();
    }

    /// How many bytes are present without a gap from `position` on.
    public long runFrom(long position) {
        return at(position).map(slice -> slice.end() - position).orElse(0L);
    }

    /// The first missing bytes at or behind `position` in an object of `size` bytes, or empty.
    public Optional<ByteSlice> gapFrom(long position, long size) {
        long start = position + runFrom(position);
        if (start >= size) {
            return Optional.empty();
        }
        int behind = firstEndingBehind(start);
        long end = behind < slices.size() ? Math.min(size, slices.get(behind).offset()) : size;
        return Optional.of(ByteSlice.between(start, end));
    }

    /// These parts without those that lie in `removed`.
    public Segments without(ByteSlice removed) {
        List<ByteSlice> kept = new ArrayList<>();
        for (ByteSlice slice : slices) {
            if (!slice.overlaps(removed)) {
                kept.add(slice);
                continue;
            }
            if (slice.offset() < removed.offset()) {
                kept.add(ByteSlice.between(slice.offset(), removed.offset()));
            }
            if (removed.end() < slice.end()) {
                kept.add(ByteSlice.between(removed.end(), slice.end()));
            }
        }
        return new Segments(Collections.unmodifiableList(kept));
    }

    /// The parts of `slice` that are not present.
    public Segments missingOf(ByteSlice slice) {
        List<ByteSlice> gaps = new ArrayList<>();
        Optional<ByteSlice> gap = gapFrom(slice.offset(), slice.end());
        while (gap.isPresent()) {
            gaps.add(gap.get());
            gap = gapFrom(gap.get().end(), slice.end());
        }
        return gaps.isEmpty() ? NONE : new Segments(Collections.unmodifiableList(gaps));
    }

    /// Whether a byte of `slice` is present.
    public boolean overlaps(ByteSlice slice) {
        int first = firstEndingBehind(slice.offset());
        return first < slices.size() && slices.get(first).overlaps(slice);
    }

    /// The number of bytes present.
    public long total() {
        return slices.stream().mapToLong(ByteSlice::length).sum();
    }

    private Optional<ByteSlice> at(long position) {
        int first = firstEndingBehind(position);
        return first < slices.size() && slices.get(first).offset() <= position
                ? Optional.of(slices.get(first))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segments that && slices.equals(that.slices);
    }

    @Override
    public int hashCode() {
        return slices.hashCode();
    }

    @Override
    public String toString() {
        return slices.toString();
    }
}
