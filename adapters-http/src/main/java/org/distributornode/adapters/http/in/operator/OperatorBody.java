package org.distributornode.adapters.http.in.operator;

import io.micronaut.http.HttpRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.in.security.GuardedCall;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonBoolean;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.application.usecase.deny.EditDenyList;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobOrder;

/// Reads the bodies of requests to the operator API. Keys that it does not know are ignored, as the reference
/// node does. Every method throws an [InvalidRequest] that names the first wrong value.
final class OperatorBody {

    private final JsonObject body;

    private OperatorBody(JsonObject body) {
        this.body = body;
    }

    static OperatorBody of(HttpRequest<?> request) {
        return of(GuardedCall.of(request).body());
    }

    static OperatorBody of(JsonValue body) {
        if (body instanceof JsonObject object) {
            return new OperatorBody(object);
        }
        throw InvalidRequest.body("", "should be object", "type", body);
    }

    WorkerId worker() {
        JsonValue value = required("workerId");
        if (!(value instanceof JsonNumber(BigDecimal number)) || number.scale() > 0) {
            throw InvalidRequest.body(".workerId", "should be integer", "type", value);
        }
        if (number.signum() < 0) {
            throw InvalidRequest.body(".workerId", "should be >= 0", "minimum", value);
        }
        if (number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw InvalidRequest.body(".workerId", "should be <= " + Integer.MAX_VALUE, "maximum", value);
        }
        return new WorkerId(number.intValueExact());
    }

    /// Empty if the key is missing: all buckets of the worker.
    Optional<BucketSelection.Chosen> buckets() {
        Optional<List<String>> texts = texts("buckets", OperatorBody::numberOrText);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Set<BucketId> ids = new LinkedHashSet<>();
        for (int i = 0; i < texts.get().size(); i++) {
            ids.add(bucket(i, texts.get().get(i)));
        }
        if (ids.stream().map(BucketId::isPlain).distinct().count() > 1) {
            throw InvalidRequest.body(
                    ".buckets", "should be all plain numbers or all family:index", "format", strings(texts.get()));
        }
        return Optional.of(new BucketSelection.Chosen(ids));
    }

    /// Empty if there is none.
    String reason() {
        JsonValue value = body.members().getOrDefault("reason", new JsonText(""));
        if (!(value instanceof JsonText(String reason))) {
            throw InvalidRequest.body(".reason", "should be string", "type", value);
        }
        if (reason.length() > EditDenyList.MAX_REASON) {
            throw InvalidRequest.body(
                    ".reason",
                    "should NOT be longer than " + EditDenyList.MAX_REASON + " characters",
                    "maxLength",
                    value);
        }
        return reason;
    }

    JobOrder job() {
        return JobReader.read(this);
    }

    /// The objects under a key; empty if it is missing.
    Optional<Set<DataObjectId>> objects(String key) {
        Optional<List<String>> texts = texts(key, OperatorBody::onlyText);
        List<DataObjectId> ids = new ArrayList<>();
        for (String text : texts.orElseGet(List::of)) {
            String place = "." + key + "[" + ids.size() + "]";
            ids.add(DataObjectId.parse(text)
                    .orElseThrow(() -> InvalidRequest.body(
                            place, "should be the id of an object", "pattern", new JsonText(text))));
        }
        return texts.map(_ -> Set.copyOf(ids));
    }

    /// False if the key is missing.
    boolean flag(String key) {
        JsonValue value = body.members().getOrDefault(key, new JsonBoolean(false));
        if (!(value instanceof JsonBoolean(boolean set))) {
            throw InvalidRequest.body("." + key, "should be boolean", "type", value);
        }
        return set;
    }

    boolean has(String key) {
        return body.members().containsKey(key);
    }

    JsonValue whole() {
        return body;
    }

    private BucketId bucket(int index, String text) {
        return BucketId.parse(text)
                .orElseThrow(() -> InvalidRequest.body(
                        ".buckets[" + index + "]",
                        "should match pattern \"^" + BucketId.PATTERN + "$\"",
                        "pattern",
                        new JsonText(text)));
    }

    private static JsonArray strings(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonText::new).toList());
    }

    private static Optional<String> numberOrText(JsonValue item) {
        return item instanceof JsonNumber(BigDecimal number) ? Optional.of(number.toPlainString()) : onlyText(item);
    }

    private static Optional<String> onlyText(JsonValue item) {
        return item instanceof JsonText(String text) ? Optional.of(text) : Optional.empty();
    }

    /// Empty if the key is missing.
    private Optional<List<String>> texts(String key, Function<JsonValue, Optional<String>> reading) {
        JsonValue value = body.members().get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof JsonArray(List<JsonValue> items))) {
            throw InvalidRequest.body("." + key, "should be array", "type", value);
        }
        if (items.isEmpty()) {
            throw InvalidRequest.body("." + key, "should NOT have fewer than 1 items", "minItems", value);
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items) {
            String place = "." + key + "[" + texts.size() + "]";
            texts.add(reading.apply(item)
                    .orElseThrow(() -> InvalidRequest.body(place, "should be string", "type", item)));
        }
        return Optional.of(texts);
    }

    JsonValue required(String key) {
        JsonValue value = body.members().get(key);
        if (value == null) {
            throw InvalidRequest.missing("", key);
        }
        return value;
    }
}
