package org.distributornode.adapters.filesystem.takeover;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Reads one [CacheJson]. Keys it does not know are passed over, and so are names that no object can have.
final class CacheJsonReader {

    private static final int KILOBYTE = 1024;

    private final JsonParser parser;
    private final Map<DataObjectId, Use> uses = new LinkedHashMap<>();
    private final Map<DataObjectId, MediaType> types = new HashMap<>();

    /// What a group says of an object.
    private record Use(long popularity, long lastAccessTime, long kilobytes) {}

    CacheJsonReader(JsonParser parser) {
        this.parser = parser;
    }

    List<Listed> read() throws IOException {
        parser.nextToken();
        require(JsonToken.START_OBJECT);
        boolean grouped = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "lruCacheGroups" -> {
                    items(() -> items(this::object));
                    grouped = true;
                }
                case "mimeTypeByObjectId" -> items(this::mediaType);
                default -> parser.skipChildren();
            }
        }
        if (!grouped || parser.nextToken() != null) {
            throw new DamagedFile("it is not what the reference node writes");
        }
        List<Listed> objects = new ArrayList<>(uses.size());
        uses.forEach((id, use) -> objects.add(listed(id, use)));
        return objects;
    }

    @FunctionalInterface
    private interface Item {
        void read() throws IOException;
    }

    /// Reads an array; each item begins at the current token and ends there.
    private void items(Item item) throws IOException {
        require(JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.read();
        }
    }

    private void object() throws IOException {
        Optional<DataObjectId> id = pairOf();
        require(JsonToken.START_OBJECT);
        long popularity = 1;
        long lastAccessTime = 0;
        long kilobytes = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "popularity" -> popularity = number();
                case "lastAccessTime" -> lastAccessTime = number();
                case "sizeKB" -> kilobytes = number();
                default -> parser.skipChildren();
            }
        }
        Use use = new Use(popularity, lastAccessTime, kilobytes);
        id.ifPresent(known -> uses.putIfAbsent(known, use));
        endOfPair();
    }

    private void mediaType() throws IOException {
        Optional<DataObjectId> id = pairOf();
        require(JsonToken.VALUE_STRING);
        Optional<MediaType> type = MediaType.parse(parser.getText());
        id.ifPresent(known -> type.ifPresent(told -> types.putIfAbsent(known, told)));
        endOfPair();
    }

    /// Reads the first of two, an id, and goes to the second.
    private Optional<DataObjectId> pairOf() throws IOException {
        require(JsonToken.START_ARRAY);
        parser.nextToken();
        String name = String.valueOf(parser.getText());
        parser.nextToken();
        return DataObjectId.parse(name);
    }

    private void endOfPair() throws IOException {
        parser.nextToken();
        require(JsonToken.END_ARRAY);
    }

    private long number() throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw unlike("a number");
        }
        return Math.max(0, (long) parser.getDoubleValue());
    }

    private void require(JsonToken token) throws DamagedFile {
        if (parser.currentToken() != token) {
            throw unlike(token.name());
        }
    }

    private DamagedFile unlike(String wanted) {
        return new DamagedFile("it has " + parser.currentToken() + " instead of " + wanted + " in line "
                + parser.currentTokenLocation().getLineNr());
    }

    private Listed listed(DataObjectId id, Use use) {
        return new Listed(
                id,
                use.kilobytes() * KILOBYTE,
                Math.max(1, use.popularity()),
                Instant.ofEpochMilli(use.lastAccessTime()),
                types.getOrDefault(id, MediaType.OCTET_STREAM));
    }
}
