package org.distributornode.adapters.http.in.aistore.listing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/// Listings as JSON: what is empty or 0 is left out of an entry, and a page of nothing has no entries at all but null.
public final class ListJson {

    private static final int PER_ENTRY = 96;

    private final StringBuilder text;

    private ListJson(int entries) {
        this.text = new StringBuilder(256 + entries * PER_ENTRY);
    }

    public static byte[] today(Listing listing) {
        ListJson json = new ListJson(listing.entries().size());
        json.text.append('{');
        json.always("uuid", listing.uuid());
        json.always("continuation_token", listing.token());
        json.key("entries");
        json.entries(listing, json::entry);
        json.number("flags", 0);
        return json.end();
    }

    public static byte[] of2020(Listing listing) {
        ListJson json = new ListJson(listing.entries().size());
        json.text.append('{');
        json.always("uuid", listing.uuid());
        json.key("entries");
        json.entries(listing, json::entryOf2020);
        json.always("continuation_token", listing.token());
        return json.end();
    }

    @FunctionalInterface
    private interface Entry {

        void write(ListedName entry);
    }

    private void entries(Listing listing, Entry form) {
        if (listing.entries().isEmpty()) {
            text.append("null");
            return;
        }
        char separator = '[';
        for (ListedName entry : listing.entries()) {
            text.append(separator).append('{');
            form.write(entry);
            text.append('}');
            separator = ',';
        }
        text.append(']');
    }

    private void entry(ListedName entry) {
        always("name", entry.name());
        unlessEmpty("checksum", entry.checksum());
        unlessEmpty("atime", entry.atime());
        unlessEmpty("version", entry.version());
        unlessEmpty("location", entry.location());
        unlessEmpty("custom-md", entry.custom());
        size(entry);
        counts(entry);
    }

    private void entryOf2020(ListedName entry) {
        always("name", entry.name());
        size(entry);
        unlessEmpty("checksum", entry.checksum());
        unlessEmpty("atime", entry.atime());
        unlessEmpty("version", entry.version());
        unlessEmpty("target_url", entry.location());
        counts(entry);
    }

    private void size(ListedName entry) {
        if (entry.size() > 0) {
            key("size");
            text.append('"').append(entry.size()).append('"');
        }
    }

    private void counts(ListedName entry) {
        if (entry.copies() > 0) {
            number("copies", entry.copies());
        }
        if (entry.flags() > 0) {
            number("flags", entry.flags());
        }
    }

    private void unlessEmpty(String key, String value) {
        if (!value.isEmpty()) {
            always(key, value);
        }
    }

    private void always(String key, String value) {
        key(key);
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }

    private void number(String key, long value) {
        key(key);
        text.append(value);
    }

    private void key(String key) {
        if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
        }
        text.append('"').append(key).append("\":");
    }

    private byte[] end() {
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
