package org.distributornode.adapters.storage.simulated;

/// How a simulated query node answers.
public sealed interface QueryReply {

    /// Truly and at once.
    record Honest() implements QueryReply {}

    /// Truly, once the gate is open.
    record Late(Gate gate) implements QueryReply {}

    /// At once, but with lists that are not the truth.
    record Lists(ListQuirk quirk) implements QueryReply {}

    /// Truly so many times, and then otherwise.
    record Then(int times, QueryReply reply) implements QueryReply {}

    /// Never; the connection stays open.
    record Never() implements QueryReply {}

    /// Not at all; the connection is closed.
    record Cut() implements QueryReply {}

    /// With this, whatever is asked.
    record Fixed(int status, String contentType, String body) implements QueryReply {}

    static QueryReply serverError() {
        return new Fixed(500, "text/plain", "Internal Server Error");
    }

    /// A page with status 200, as a proxy in front may give it.
    static QueryReply html() {
        return new Fixed(200, "text/html", "<!doctype html><title>Maintenance</title>");
    }

    static QueryReply emptyBody() {
        return new Fixed(200, "application/json", "");
    }

    /// Errors and no content, with status 200.
    static QueryReply errors() {
        return new Fixed(
                200, "application/json", "{\"errors\":[{\"message\":\"the database is away\"}],\"data\":null}");
    }
}
