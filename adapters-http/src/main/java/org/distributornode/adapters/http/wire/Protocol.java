package org.distributornode.adapters.http.wire;

/// What a request came over.
public enum Protocol {
    HTTP_1("http", "HTTP/1"),
    HTTPS_1("https", "HTTP/1"),
    HTTPS_2("https", "HTTP/2");

    private final String scheme;
    private final String version;

    Protocol(String scheme, String version) {
        this.scheme = scheme;
        this.version = version;
    }

    public String scheme() {
        return scheme;
    }

    /// As it is shown in logs, without what comes after the first digit.
    public String version() {
        return version;
    }
}
