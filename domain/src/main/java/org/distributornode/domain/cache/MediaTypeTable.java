package org.distributornode.domain.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distributornode.domain.content.MediaType;

/// Numbers media types, so that an entry needs two bytes for its own. Of the 65,536th type and later ones only
/// that they are bytes is remembered.
final class MediaTypeTable {

    private static final int MOST = 1 << Short.SIZE;

    private final List<MediaType> types = new ArrayList<>(List.of(MediaType.OCTET_STREAM));
    private final Map<MediaType, Integer> numbers = new HashMap<>(Map.of(MediaType.OCTET_STREAM, 0));

    int number(MediaType type) {
        Integer known = numbers.get(type);
        if (known != null) {
            return known;
        }
        if (types.size() == MOST) {
            return 0;
        }
        types.add(type);
        numbers.put(type, types.size() - 1);
        return types.size() - 1;
    }

    MediaType at(int number) {
        return types.get(number);
    }
}
