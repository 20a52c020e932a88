package org.distributornode.adapters.http.in.failure;

import java.util.List;
import java.util.stream.Collectors;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.wire.ErrorBody.Finding;

/// A request that is JSON and not what its route takes.
public final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 100;

    private final transient List<Finding> findings;

    /// @param findings all that is wrong, at least one
    public InvalidRequest(List<Finding> findings) {
        super(findings.stream().map(Finding::message).collect(Collectors.joining("; ")), null, false, false);
        this.findings = List.copyOf(findings);
    }

    /// @param path of the wrong value: `.workerId`; empty for the body itself
    /// @param rule in the words of a JSON schema
    /// @param code which rule that is
    public static InvalidRequest body(String path, String rule, String code, JsonValue found) {
        String value = found.text();
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        return new InvalidRequest(List.of(finding(path, rule + ", not " + shown, code)));
    }

    public static InvalidRequest missing(String path, String key) {
        return new InvalidRequest(List.of(lack(path, key)));
    }

    public static InvalidRequest parameter(String name, String rule) {
        return new InvalidRequest(List.of(
                new Finding(".params." + name, "request.params." + name + " " + rule, "pattern.openapi.validation")));
    }

    /// Of a parameter of the query.
    public static InvalidRequest query(String name, String rule) {
        return new InvalidRequest(List.of(
                new Finding(".query." + name, "request.query." + name + " " + rule, "pattern.openapi.validation")));
    }

    /// What is wrong in a body, without the value.
    public static Finding finding(String path, String rule, String code) {
        return new Finding(".body" + path, "request.body" + path + " " + rule, code + ".openapi.validation");
    }

    /// What a body lacks.
    public static Finding lack(String path, String key) {
        return new Finding(
                ".body" + path + "." + key,
                "request.body" + path + " should have required property '" + key + "'",
                "required.openapi.validation");
    }

    /// All that is wrong.
    public List<Finding> findings() {
        return findings;
    }
}
