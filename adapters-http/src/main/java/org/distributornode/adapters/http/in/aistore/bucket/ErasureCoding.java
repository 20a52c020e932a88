package org.distributornode.adapters.http.in.aistore.bucket;

import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.json.StrictJson;

/// Erasure coding spreads an object over several nodes: one alone refuses it, always.
final class ErasureCoding {

    private static final long SLICES = 2;

    private ErasureCoding() {}

    /// Of a request to encode a bucket, in today's form.
    static Refused encode(Message message) {
        Fields slices = message.value()
                .filter(JsonText.class::isInstance)
                .flatMap(value -> StrictJson.parse(((JsonText) value).value()))
                .filter(JsonValue.JsonObject.class::isInstance)
                .map(Fields::of)
                .orElseThrow(() -> Refused.invalid("invalid ec-encode request: expecting slices as JSON in a string"));
        return refused(count(slices, "data_slices"), count(slices, "parity_slices"));
    }

    /// Of any other request for it.
    static Refused refused(Message message) {
        Fields slices = message.value()
                .filter(JsonValue.JsonObject.class::isInstance)
                .map(Fields::of)
                .flatMap(fields -> fields.object("ec"))
                .orElse(Fields.NONE);
        return refused(count(slices, "data_slices"), count(slices, "parity_slices"));
    }

    private static Refused refused(long data, long parity) {
        return new Refused(
                400,
                "ErrNotEnoughTargets",
                "not enough target nodes: EC configuration (D = " + data + ", P = " + parity + ") requires at least "
                        + (data + parity + 1) + " targets (have 1)");
    }

    private static long count(Fields slices, String name) {
        return slices.number(name).filter(count -> count > 0).orElse(SLICES);
    }
}
