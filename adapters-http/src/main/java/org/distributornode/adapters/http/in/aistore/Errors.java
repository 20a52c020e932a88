package org.distributornode.adapters.http.in.aistore;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.distributornode.adapters.http.in.aistore.Refused.ErrorAnswer;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.adapters.http.netty.exchange.Request;

/// Words errors in the form that the request is written in. An answer to HEAD has no body: there the same stands in a
/// field of its own.
final class Errors {

    private static final String OF_HEAD = "Hdr-Error";

    private Errors() {}

    static Answer of(ErrorAnswer error, Request request, Dialect dialect, NodeNames node) {
        JsonValue body = dialect == Dialect.OF_2020 ? of2020(error, request) : today(error, request, node);
        Answer answer = request.isHead()
                ? Answer.of(error.status()).with(OF_HEAD, ascii(body.text()))
                : Answers.bytes(error.status(), "application/json", body.text() + "\n");
        return answer.with(error.headers());
    }

    private static JsonObject of2020(ErrorAnswer error, Request request) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("status", JsonNumber.of(error.status()));
        members.put("message", new JsonText(error.message()));
        where(members, request);
        members.put("trace", new JsonText(""));
        return new JsonObject(members);
    }

    private static JsonObject today(ErrorAnswer error, Request request, NodeNames node) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (!error.code().isEmpty()) {
            members.put("tcode", new JsonText(error.code()));
        }
        members.put("message", new JsonText(error.message()));
        where(members, request);
        members.put("caller", new JsonText(""));
        members.put("node", new JsonText("p[" + node.proxy() + "]"));
        members.put("status", JsonNumber.of(error.status()));
        return new JsonObject(members);
    }

    private static void where(Map<String, JsonValue> members, Request request) {
        members.put("method", new JsonText(request.method()));
        members.put("url_path", new JsonText(request.target().split("\\?", 2)[0]));
        members.put("remote_addr", new JsonText(request.clientHost() + ":" + request.clientPort()));
    }

    /// JSON stays what it is.
    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c >= 0x20 && c < 0x7F) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return ascii.toString();
    }
}
