package org.distributornode.adapters.filesystem.takeover;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.domain.cache.SizePopularity;

/// Writes one [CacheJson].
final class CacheJsonWriter {

    private static final int KILOBYTE = 1024;

    private final JsonGenerator json;

    CacheJsonWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(List<Listed> objects) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("lruCacheGroups");
        for (List<Listed> group : groups(objects)) {
            json.writeStartArray();
            for (Listed object : group) {
                use(object);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("mimeTypeByObjectId");
        for (Listed object : objects) {
            pair(object, () -> json.writeString(object.mediaType().text()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @FunctionalInterface
    private interface Value {
        void write() throws IOException;
    }

    private static List<List<Listed>> groups(List<Listed> objects) {
        List<List<Listed>> groups = Stream.generate(() -> (List<Listed>) new ArrayList<Listed>())
                .limit(SizePopularity.GROUPS)
                .toList();
        objects.forEach(object -> groups.get(SizePopularity.group(object.size(), object.popularity()))
                .add(object));
        groups.forEach(group -> group.sort(Comparator.comparing(Listed::lastAccess)));
        return groups;
    }

    private void use(Listed object) throws IOException {
        pair(object, () -> {
            json.writeStartObject();
            json.writeNumberField("popularity", object.popularity());
            json.writeNumberField("lastAccessTime", object.lastAccess().toEpochMilli());
            json.writeNumberField("sizeKB", Math.ceilDiv(object.size(), KILOBYTE));
            json.writeEndObject();
        });
    }

    private void pair(Listed object, Value value) throws IOException {
        json.writeStartArray();
        json.writeString(object.id().toString());
        value.write();
        json.writeEndArray();
    }
}
