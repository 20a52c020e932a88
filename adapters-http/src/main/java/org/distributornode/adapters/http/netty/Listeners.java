package org.distributornode.adapters.http.netty;

import java.util.List;
import java.util.Optional;

/// The listeners of this node, each with a name of its own.
///
/// @param all in the order in which they were told
public record Listeners(List<Listener> all) {

    public Listeners {
        all = List.copyOf(all);
        if (all.stream().map(Listener::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two listeners of one name");
        }
    }

    /// The one that players come in by; every node has it.
    public Listener publicApi() {
        return named(ListenerSettings.PUBLIC).orElseThrow();
    }

    /// Empty if this node has no such listener.
    public Optional<Listener> named(String name) {
        return all.stream().filter(listener -> listener.name().equals(name)).findFirst();
    }
}
