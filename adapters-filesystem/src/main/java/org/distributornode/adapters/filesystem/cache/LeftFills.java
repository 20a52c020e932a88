package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.distributornode.application.port.cache.CacheStore.LeftFill;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Segments;

/// What earlier fills have left: files, and maps that tell what of them is there.
final class LeftFills {

    private final AssetFolder assets;
    private final SegmentMaps maps;

    LeftFills(AssetFolder assets, SegmentMaps maps) {
        this.assets = assets;
        this.maps = maps;
    }

    /// What an earlier fill of the same object left and told of.
    Segments of(DataObject object) throws IOException {
        OptionalLong length = assets.fillLength(object.id());
        if (length.isEmpty()) {
            return Segments.none();
        }
        return maps.read(object)
                .filter(segments -> segments.slices().isEmpty()
                        || segments.slices().getLast().end() <= length.getAsLong())
                .orElse(Segments.none());
    }

    /// What an earlier fill left, as its map tells; empty without a readable map, or if its file is shorter than that.
    Optional<LeftFill> find(DataObjectId id) throws IOException {
        Optional<DataObject> object = maps.object(id);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        long present = of(object.get()).total();
        return present == 0 ? Optional.empty() : Optional.of(new LeftFill(object.get(), present));
    }

    /// Calls `each` with the id of every fill that has a file.
    void forEach(SegmentMaps.IdConsumer each) throws IOException {
        assets.forEachFill(each);
    }

    /// Calls `each` with the id of every map without a file.
    void forEachLostMap(SegmentMaps.IdConsumer each) throws IOException {
        maps.forEach(id -> {
            if (assets.fillLength(id).isEmpty()) {
                each.accept(id);
            }
        });
    }
}
