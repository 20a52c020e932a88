package org.distributornode.bootstrap.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.distributornode.bootstrap.config.ConfigValue.Kind;
import org.distributornode.bootstrap.config.ConfigValue.Scalar;

/// Absolute addresses with a host and one of some schemes. Shown without credentials.
record AddressFormat(Set<String> schemes) implements Format<URI> {

    static AddressFormat http() {
        return new AddressFormat(Set.of("http", "https"));
    }

    static AddressFormat webSocket() {
        return new AddressFormat(Set.of("ws", "wss"));
    }

    @Override
    public Optional<URI> read(ConfigValue value) {
        if (!(value instanceof Scalar scalar) || (scalar.kind() != Kind.TEXT && scalar.kind() != Kind.VARIABLE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(scalar.text())).filter(this::fits);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private boolean fits(URI address) {
        return address.getScheme() != null
                && schemes.contains(address.getScheme().toLowerCase(Locale.ROOT))
                && address.getHost() != null;
    }

    @Override
    public String wanted() {
        return "an address that begins with "
                + String.join(":// or ", schemes.stream().sorted().toList()) + "://";
    }

    /// Of a text that is no address everything up to the last @ may be a password.
    @Override
    public String shown(ConfigValue value) {
        String text = Format.super.shown(value);
        return PublicAddress.of(read(value).isPresent() ? text : text.substring(text.lastIndexOf('@') + 1));
    }
}
