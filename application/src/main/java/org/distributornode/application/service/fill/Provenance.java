package org.distributornode.application.service.fill;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;

/// Which source sent which bytes of a fill, and whether some of all these are known to be wrong. Of bytes that an
/// earlier process received nobody knows who sent them. Safe for use by any thread.
public final class Provenance {

    private final Map<Source, Segments> sent = new LinkedHashMap<>();
    private boolean doubted;

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

    /// All is there, some of it is wrong, and nobody knows what.
    synchronized void doubt() {
        doubted = true;
    }

    /// Whether that is so, as far as anybody knows.
    synchronized boolean isDoubted() {
        return doubted;
    }

    /// All is there and right.
    synchronized void settled() {
        doubted = false;
    }

    /// Forgets what these sources sent: it goes. As to the rest, nothing speaks against it if something went, unless
    /// nobody knows who sent it: then a liar may have, before the process began.
    ///
    /// @param present what is there before that
    /// @return what goes
    synchronized Segments forget(Set<Source> liars, Segments present) {
        Segments nobodys = present;
        for (Segments known : sent.values()) {
            for (ByteSlice slice : known.slices()) {
                nobodys = nobodys.without(slice);
            }
        }
        List<ByteSlice> gone = liars.stream()
                .flatMap(liar -> Stream.ofNullable(sent.remove(liar)))
                .flatMap(known -> known.slices().stream())
                .toList();
        doubted &= gone.isEmpty() || nobodys.total() > 0;
        return Segments.of(gone);
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
