package org.distributornode.adapters.http.in.operator;

import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.wire.ErrorBody.Finding;

/// A request that is JSON and not what its route takes.
final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 100;

    private final transient Finding finding;

    private InvalidRequest(Finding finding) {
        super(finding.message(), null, false, false);
        this.finding = finding;
    }

    /// @param path of the wrong value: `.workerId`; empty for the body itself
    /// @param rule in the words of a JSON schema
    /// @param code which rule that is
    static InvalidRequest body(String path, String rule, String code, JsonValue found) {
        String value = found.text();
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        return new InvalidRequest(new Finding(
                ".body" + path, "request.body" + path + " " + rule + ", not " + shown, code + ".openapi.validation"));
    }

    static InvalidRequest missing(String path, String key) {
        return new InvalidRequest(new Finding(
                ".body" + path + "." + key,
                "request.body" + path + " should have required property '" + key + "'",
                "required.openapi.validation"));
    }

    static InvalidRequest parameter(String name, String rule) {
        return new InvalidRequest(
                new Finding(".params." + name, "request.params." + name + " " + rule, "pattern.openapi.validation"));
    }

    Finding finding() {
        return finding;
    }
}
