package org.distributornode.adapters.storage.simulated;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The quirks of one answer; of two of a kind the first counts.
record Behaviour(List<Quirk> quirks) {

    static final Behaviour HONEST = new Behaviour(List.of());

    Behaviour {
        quirks = List.copyOf(quirks);
    }

    <Q extends Quirk> Optional<Q> find(Class<Q> kind) {
        return quirks.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    boolean has(Class<? extends Quirk> kind) {
        return find(kind).isPresent();
    }

    Behaviour orElse(Behaviour other) {
        return new Behaviour(
                Stream.concat(quirks.stream(), other.quirks.stream()).toList());
    }
}
