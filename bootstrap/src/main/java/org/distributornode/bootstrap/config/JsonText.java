package org.distributornode.bootstrap.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.distributornode.bootstrap.config.ConfigValue.Entry;
import org.distributornode.bootstrap.config.ConfigValue.Items;
import org.distributornode.bootstrap.config.ConfigValue.Kind;
import org.distributornode.bootstrap.config.ConfigValue.Scalar;
import org.distributornode.bootstrap.config.ConfigValue.Section;

/// Reads JSON (RFC 8259) with the places kept. Keys must be unique.
final class JsonText {

    private static final int MOST_DEEP = 20;
    /// What most lists are by default: not worth the library, which takes long to load.
    private static final String NOTHING = "[]";

    private final JsonParser parser;
    private final Function<JsonParser, Place> places;

    private JsonText(JsonParser parser, Function<JsonParser, Place> places) {
        this.parser = parser;
        this.places = places;
    }

    /// @throws Complaint if it is not JSON
    static ConfigValue parseFile(String text, String name) {
        try {
            return parse(
                    text,
                    parser -> Place.inFile(
                            name,
                            parser.currentTokenLocation().getLineNr(),
                            parser.currentTokenLocation().getColumnNr()));
        } catch (JsonProcessingException e) {
            throw Complaint.unreadable(name + " is not JSON: " + said(e) + " (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        }
    }

    /// @throws Complaint if it is not JSON; does not repeat the text, which may hold a secret
    static ConfigValue parseVariable(String text, String key, Place place) {
        if (text.equals(NOTHING)) {
            return new Items(List.of(), place);
        }
        try {
            return parse(text, _ -> place);
        } catch (JsonProcessingException _) {
            throw Complaint.about(key + " must be given as JSON there", place);
        }
    }

    private static ConfigValue parse(String text, Function<JsonParser, Place> places) throws JsonProcessingException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEEP)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            ConfigValue value = new JsonText(parser, places).value();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the end");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private ConfigValue value() throws IOException {
        Place place = places.apply(parser);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> section(place);
            case START_ARRAY -> items(place);
            case VALUE_STRING -> new Scalar(parser.getText(), Kind.TEXT, place);
            case VALUE_NUMBER_INT -> new Scalar(parser.getText(), Kind.INTEGER, place);
            case VALUE_NUMBER_FLOAT -> new Scalar(parser.getText(), Kind.TEXT, place);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(parser.getText(), Kind.BOOLEAN, place);
            case VALUE_NULL -> new Scalar("", Kind.NOTHING, place);
            case null, default -> throw new JsonParseException(parser, "a value is missing");
        };
    }

    private Section section(Place place) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = places.apply(parser);
            parser.nextToken();
            entries.put(key, new Entry(value(), keyPlace));
        }
        return new Section(entries, place);
    }

    private Items items(Place place) throws IOException {
        List<ConfigValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value());
        }
        return new Items(values, place);
    }

    private static String said(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("it breaks off");
    }
}
