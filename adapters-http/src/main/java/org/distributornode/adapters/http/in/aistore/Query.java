package org.distributornode.adapters.http.in.aistore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of a request, decoded.
public final class Query {

    private final String text;
    private final Map<String, List<String>> values;

    private Query(String text, Map<String, List<String>> values) {
        this.text = text;
        this.values = values;
    }

    /// @param text what stands behind the question mark
    /// @throws Refused if it is not UTF-8 in percent-encoding
    static Query parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = Percent.decode((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '));
            String value =
                    equals < 0 ? "" : Percent.decode(pair.substring(equals + 1).replace('+', ' '));
            if (!pair.isEmpty()) {
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new Query(text, values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// The first of that name.
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    /// The first of one of these names, which mean the same; absent where it is empty.
    public Optional<String> findFilled(String... names) {
        for (String name : names) {
            Optional<String> value = find(name).filter(text -> !text.isEmpty());
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /// Whether it is there and says yes.
    public boolean isSet(String name) {
        return find(name)
                .filter(value ->
                        value.isEmpty() || value.equalsIgnoreCase("true") || value.equals("1") || value.equals("t"))
                .isPresent();
    }

    public Set<String> names() {
        return values.keySet();
    }

    /// With another value in the place of all of that name.
    Query with(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value));
        return new Query(text, changed);
    }

    /// As it was sent.
    public String text() {
        return text;
    }
}
