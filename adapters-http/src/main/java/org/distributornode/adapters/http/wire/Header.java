package org.distributornode.adapters.http.wire;

/// One header field as it is sent.
public record Header(String name, String value) {}
