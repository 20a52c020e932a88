package org.distributornode.adapters.http.wire;

import java.util.List;
import java.util.Optional;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;

/// How a request for an object that exists is answered. Pure: the request and the object's size and hash decide.
public sealed interface Decision {

    /// An answer that sends bytes of the object.
    sealed interface Send extends Decision {

        /// What is sent, in this order: disjoint slices that do not touch one another.
        List<ByteSlice> slices();

        /// How much of an object of `size` bytes this covers.
        default Extent extent(long size) {
            if (slices().stream().mapToLong(ByteSlice::length).sum() == size) {
                return new Extent.Whole();
            }
            ByteSlice first = slices().getFirst();
            return slices().size() == 1 ? new Extent.Part(first.offset(), first.end()) : new Extent.Parts(slices());
        }
    }

    /// 200.
    record Whole(ByteSlice slice) implements Send {
        @Override
        public List<ByteSlice> slices() {
            return List.of(slice);
        }
    }

    /// 206 with a single part.
    record Part(ByteSlice slice) implements Send {
        @Override
        public List<ByteSlice> slices() {
            return List.of(slice);
        }
    }

    /// 206 with several parts as multipart/byteranges.
    record Parts(List<ByteSlice> slices) implements Send {
        public Parts {
            slices = List.copyOf(slices);
            if (slices.size() < 2) {
                throw new IllegalArgumentException(slices.size() + " are not several parts");
            }
        }
    }

    /// 304.
    record NotModified() implements Decision {}

    /// 412.
    record PreconditionFailed() implements Decision {}

    /// 416.
    record RangeNotSatisfiable() implements Decision {}

    /// @param maxRanges with more parts than these, once joined, the whole object is sent (RFC 9110, section 14.2)
    static Decision of(ConditionalRequest request, DataObject object, int maxRanges) {
        EntityTag tag = EntityTag.of(object.hash());
        return switch (Preconditions.check(request, tag)) {
            case FAILED -> new PreconditionFailed();
            case NOT_MODIFIED -> new NotModified();
            case PROCEED -> {
                String range = request.range();
                yield range == null || request.head() || !Preconditions.rangeCounts(request, tag)
                        ? new Whole(object.whole())
                        : ofRange(RangeHeader.parse(range), object, maxRanges);
            }
        };
    }

    private static Decision ofRange(RangeHeader range, DataObject object, int maxRanges) {
        return switch (range) {
            case RangeHeader.Ignored _ -> new Whole(object.whole());
            case RangeHeader.Unparsable _ -> new RangeNotSatisfiable();
            case RangeHeader.Parts(var parts) -> {
                List<ByteSlice> slices = Coalescing.join(parts.stream()
                        .map(part -> part.resolve(object.size()))
                        .flatMap(Optional::stream)
                        .toList());
                yield switch (slices.size()) {
                    case 0 -> new RangeNotSatisfiable();
                    case 1 -> new Part(slices.getFirst());
                    default -> slices.size() > maxRanges ? new Whole(object.whole()) : new Parts(slices);
                };
            }
        };
    }
}
