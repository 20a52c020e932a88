package org.distributornode.adapters.storage.querynode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The questions that we ask, each a document of its own among the resources.
enum QueryText {
    OBJECT("Object", "object.graphql"),
    OBJECTS("Objects", "objects.graphql"),
    SOURCES("Sources", "sources.graphql"),
    HEALTH("Health", "health.graphql"),
    ASSIGNED_BAGS("AssignedBags", "assigned-bags.graphql"),
    ASSIGNED_OBJECTS("AssignedObjects", "assigned-objects.graphql"),
    BUCKETS_OF_OBJECTS("BucketsOfObjects", "buckets-of-objects.graphql");

    private final String operation;
    private final String document;

    QueryText(String operation, String resource) {
        this.operation = operation;
        this.document = read("/querynode/" + resource);
    }

    /// The operation's name in the document.
    String operation() {
        return operation;
    }

    String document() {
        return document;
    }

    /// The fields it asks for at the top: an answer has every one of them, be it as null.
    List<String> fields() {
        return switch (this) {
            case OBJECT -> List.of("storageDataObjectById");
            case SOURCES -> List.of("storageBuckets");
            case HEALTH -> List.of("squidVersion", "squidStatus");
            case ASSIGNED_BAGS -> List.of("distributionBucketBags");
            case OBJECTS, ASSIGNED_OBJECTS, BUCKETS_OF_OBJECTS -> List.of("storageDataObjects");
        };
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(QueryText.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
