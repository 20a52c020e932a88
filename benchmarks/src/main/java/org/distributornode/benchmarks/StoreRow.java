package org.distributornode.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One kind of requests to a store of objects.
///
/// @param names how many different objects are asked for; 0 if each is new
/// @param connections how many ask at once
record StoreRow(String name, Kind kind, long size, int names, int connections) {

    enum Kind {
        GET,
        /// Each of a name that is not there.
        PUT,
        /// Of names that are there, but for the first time.
        REPLACE,
        LIST_JSON,
        LIST_MSGPACK
    }

    /// How many names are listed.
    static final int LISTED = 100_000;

    private static final String OBJECTS = "/v1/objects/b/";

    static List<StoreRow> all() {
        List<StoreRow> rows = new ArrayList<>();
        rows.addAll(ofSizes("get-", Kind.GET));
        rows.add(new StoreRow("put-1k", Kind.PUT, 1024, 0, 64));
        rows.addAll(ofSizes("replace-", Kind.REPLACE));
        rows.add(new StoreRow("list-json", Kind.LIST_JSON, 0, LISTED, 1));
        rows.add(new StoreRow("list-msgpack", Kind.LIST_MSGPACK, 0, LISTED, 1));
        return rows;
    }

    private static List<StoreRow> ofSizes(String prefix, Kind kind) {
        return List.of(
                new StoreRow(prefix + "1k", kind, 1024, 1000, 64),
                new StoreRow(prefix + "10k", kind, 10 * 1024, 1000, 64),
                new StoreRow(prefix + "100k", kind, 100 * 1024, 200, 64),
                new StoreRow(prefix + "1m", kind, Scale.MIB, 50, 32),
                new StoreRow(prefix + "10m", kind, 10 * Scale.MIB, 10, 16),
                new StoreRow(prefix + "100m", kind, 100 * Scale.MIB, 4, 4));
    }

    /// Writes an object of a name of its own.
    StoreCall put(int number) {
        return StoreCall.put(path(number), size);
    }

    boolean isList() {
        return kind == Kind.LIST_JSON || kind == Kind.LIST_MSGPACK;
    }

    /// Whether this server can be asked so: durability is about writing, and only ours lists.
    boolean isFor(String target) {
        return switch (kind) {
            case GET -> !target.equals("aistore-disk");
            case PUT, REPLACE -> true;
            case LIST_JSON, LIST_MSGPACK -> target.equals("aistore");
        };
    }

    /// Those that have to be there first.
    List<StoreCall> preparing() {
        return switch (kind) {
            case GET -> puts();
            case PUT, REPLACE -> List.of();
            case LIST_JSON, LIST_MSGPACK ->
                IntStream.range(0, LISTED)
                        .mapToObj(i -> StoreCall.put("/v1/objects/l/" + listed(i), 16))
                        .toList();
        };
    }

    List<StoreCall> calls() {
        return switch (kind) {
            case GET ->
                IntStream.range(0, names)
                        .mapToObj(i -> StoreCall.get(path(i), size))
                        .toList();
            case PUT -> List.of();
            case REPLACE -> puts();
            case LIST_JSON -> pages("application/json");
            case LIST_MSGPACK -> pages("application/msgpack");
        };
    }

    private List<StoreCall> puts() {
        return IntStream.range(0, names)
                .mapToObj(i -> StoreCall.put(path(i), size))
                .toList();
    }

    private String path(int number) {
        return OBJECTS + name + "/" + number;
    }

    private static String listed(int number) {
        return "folder/object-%06d".formatted(number);
    }

    /// All pages of a walk; their tokens are known beforehand.
    private static List<StoreCall> pages(String type) {
        int page = 10_000;
        return IntStream.range(0, LISTED / page)
                .mapToObj(i -> StoreCall.list(type, i == 0 ? "" : listed(i * page - 1), listed(i * page + page - 1)))
                .toList();
    }
}
