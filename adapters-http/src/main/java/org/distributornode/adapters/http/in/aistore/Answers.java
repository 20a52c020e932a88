package org.distributornode.adapters.http.in.aistore;

import java.nio.charset.StandardCharsets;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.adapters.http.netty.exchange.Answer.Bytes;

/// The answers that many rows give.
public final class Answers {

    private static final String CONTENT_TYPE = "Content-Type";

    private Answers() {}

    /// 200 without a body: it is done.
    public static Answer done() {
        return Answer.of(200);
    }

    /// 200 with a text; for example the id of a job that has begun.
    public static Answer text(String text) {
        return bytes(200, "text/plain; charset=utf-8", text);
    }

    /// 200 with JSON of the given type: `application/json`, with a charset or without, or `text/plain`.
    public static Answer json(String type, JsonValue value) {
        return bytes(200, type, value.text());
    }

    /// As queries and lists are answered.
    public static Answer json(JsonValue value) {
        return json("application/json; charset=utf-8", value);
    }

    static Answer bytes(int status, String type, String text) {
        return Answer.of(status).with(CONTENT_TYPE, type).with(new Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }
}
