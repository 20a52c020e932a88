package org.distributornode.adapters.http.wire;

import java.util.List;
import java.util.Optional;

/// Status and header fields of an answer, in the order they are sent.
public record ResponseHead(int status, List<Header> headers) {

    public ResponseHead {
        headers = List.copyOf(headers);
    }

    /// The value of the first field of that name, whatever its case.
    public Optional<String> value(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
