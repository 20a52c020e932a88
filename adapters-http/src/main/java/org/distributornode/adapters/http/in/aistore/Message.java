package org.distributornode.adapters.http.in.aistore;

import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.StrictJson;

/// The control message of a request: what is to be done, and with what. Its own keys count in any case.
///
/// @param action empty where there is none
/// @param name empty where there is none
/// @param value absent also where it is null
public record Message(String action, String name, Optional<JsonValue> value) {

    /// Of a request that brings none.
    public static final Message NONE = new Message("", "", Optional.empty());

    static Message read(byte[] body, String method) {
        Fields fields = Fields.inAnyCase(json(body, method));
        return new Message(fields.textOrEmpty("action"), fields.textOrEmpty("name"), fields.find("value"));
    }

    static JsonValue json(byte[] body, String method) {
        if (body.length == 0) {
            throw Refused.invalid("failed to unmarshal the control message (" + method + "), err: EOF");
        }
        return StrictJson.parse(body)
                .orElseThrow(() -> Refused.invalid("failed to unmarshal the control message (" + method
                        + "), err: invalid JSON, or more than " + StrictJson.MOST_VALUES + " values"));
    }

    /// The keys of the value, which count as they are written; none where it is left out.
    public Fields fields() {
        return value.map(Fields::of).orElse(Fields.NONE);
    }

    /// The action is none that the row knows.
    public Refused unknown() {
        return Refused.invalid("invalid action \"" + action + "\"");
    }
}
