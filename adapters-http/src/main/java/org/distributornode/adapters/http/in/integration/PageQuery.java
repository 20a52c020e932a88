package org.distributornode.adapters.http.in.integration;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DeliveryState;
import org.distributornode.domain.integration.DistributorId;
import org.distributornode.domain.integration.NodeUuid;

/// Reads which part of a list is asked for. Throws an [InvalidRequest] that names the wrong parameter.
record PageQuery(HttpRequest<?> request) {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String NODE = "node_id";
    static final String STATE = "state";

    private static final int ORDINARY_LIMIT = 50;
    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final String UUID = "should be a UUID";
    private static final String PLACE = "should be the next_cursor of an answer";

    int limit() {
        return one(LIMIT)
                .map(text -> Optional.of(text)
                        .filter(NUMBER.asMatchPredicate())
                        .map(Integer::valueOf)
                        .filter(number -> number <= MOST)
                        .orElseThrow(() -> InvalidRequest.query(LIMIT, "should be an integer from 1 to " + MOST)))
                .orElse(ORDINARY_LIMIT);
    }

    Optional<NodeUuid> node() {
        return one(NODE).map(text -> read(text, NodeUuid::parse, NODE, UUID));
    }

    Optional<DistributorId> afterDistributor() {
        return one(CURSOR).map(text -> read(text, DistributorId::parse, CURSOR, PLACE));
    }

    Optional<DeliveryId> beforeDelivery() {
        return one(CURSOR).map(text -> read(text, DeliveryId::parse, CURSOR, PLACE));
    }

    Optional<DeliveryState> state() {
        return one(STATE).map(text -> read(text, PageQuery::state, STATE, "should be waiting, delivered or dead"));
    }

    private static Optional<DeliveryState> state(String text) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static <T> T read(String text, Function<String, Optional<T>> parse, String name, String rule) {
        return parse.apply(text).orElseThrow(() -> InvalidRequest.query(name, rule));
    }

    private Optional<String> one(String name) {
        List<String> values = request.getParameters().getAll(name);
        if (values.size() > 1) {
            throw InvalidRequest.query(name, "should be given once");
        }
        return values.stream().findFirst();
    }
}
