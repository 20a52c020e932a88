package org.distributornode.domain.content;

import java.util.ArrayList;
import java.util.Collections;
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

    public static Segments of(List<ByteSlice> slices) {
        Segments all = NONE;
        for (ByteSlice slice : slices) {
            all = all.with(slice);
        }
        return all;
    }

    /// These parts and `added`, joined where they touch or overlap.
    public Segments with(ByteSlice added) {
        if (added.isEmpty() || contains(added)) {
            return this;
        }
        List<ByteSlice> joined = new ArrayList<>(slices.size() + 1);
        long start = added.offset();
        long end = added.end();
        for (ByteSlice slice : slices) {
            if (slice.end() < start || slice.offset() > end) {
                joined.add(slice);
            } else {
                start = Math.min(start, slice.offset());
                end = Math.max(end, slice.end());
            }
        }
        ByteSlice union = ByteSlice.between(start, end);
        int at = 0;
        while (at < joined.size() && joined.get(at).offset() < union.offset()) {
            at++;
        }
        joined.add(at, union);
        return new Segments(Collections.unmodifiableList(joined));
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
        for (ByteSlice slice : slices) {
            if (slice.offset() > start) {
                return Optional.of(ByteSlice.between(start, Math.min(size, slice.offset())));
            }
        }
        return Optional.of(ByteSlice.between(start, size));
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
        return slices.stream().anyMatch(slice::overlaps);
    }

    /// The number of bytes present.
    public long total() {
        return slices.stream().mapToLong(ByteSlice::length).sum();
    }

    private Optional<ByteSlice> at(long position) {
        int low = 0;
        int high = slices.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ByteSlice slice = slices.get(middle);
            if (position < slice.offset()) {
                high = middle - 1;
            } else if (position >= slice.end()) {
                low = middle + 1;
            } else {
                return Optional.of(slice);
            }
        }
        return Optional.empty();
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
