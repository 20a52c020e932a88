package org.distributornode.application.service.fill;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;

/// Which source sent which bytes of a fill. Of those that an earlier process received nobody knows. Safe for use by any
/// thread.
public final class Provenance {

    private final Map<Source, Segments> sent = new LinkedHashMap<>();

    synchronized void add(Source source, Segments bytes) {
        bytes.slices()
                .forEach(slice -> sent.merge(source, Segments.none().with(slice), (known, _) -> known.with(slice)));
    }

    /// Only the bytes of `present` are there.
    synchronized void keep(Segments present) {
        sent.replaceAll((_, known) -> {
            Segments kept = known;
            for (ByteSlice slice : known.slices()) {
                for (ByteSlice gone : present.missingOf(slice).slices()) {
                    kept = kept.without(gone);
                }
            }
            return kept;
        });
    }

    /// From now on the bytes of `slice` are those that `source` sent.
    synchronized void replace(Source source, ByteSlice slice) {
        sent.replaceAll((_, known) -> known.without(slice));
        sent.merge(source, Segments.none().with(slice), (known, _) -> known.with(slice));
    }

    /// Whoever sent bytes that are there still.
    synchronized Set<Source> contributors() {
        Set<Source> all = new HashSet<>();
        sent.forEach((source, bytes) -> {
            if (bytes.total() > 0) {
                all.add(source);
            }
        });
        return all;
    }

    /// How many bytes of it are there.
    synchronized long bytesOf(Source source) {
        return sent.getOrDefault(source, Segments.none()).total();
    }

    /// Whether every byte of `slice` came from `source`.
    synchronized boolean isAllOf(Source source, ByteSlice slice) {
        return sent.getOrDefault(source, Segments.none()).contains(slice);
    }

    /// The parts of `slice` that each source sent.
    synchronized Map<Source, List<ByteSlice>> parts(ByteSlice slice) {
        Map<Source, List<ByteSlice>> parts = new HashMap<>();
        sent.forEach((source, bytes) -> {
            List<ByteSlice> common = bytes.slices().stream()
                    .filter(slice::overlaps)
                    .map(each -> ByteSlice.between(
                            Math.max(each.offset(), slice.offset()), Math.min(each.end(), slice.end())))
                    .toList();
            if (!common.isEmpty()) {
                parts.put(source, common);
            }
        });
        return parts;
    }
}
