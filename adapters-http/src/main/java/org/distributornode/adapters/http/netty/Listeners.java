package org.distributornode.adapters.http.netty;

import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.tls.LiveCertificate;
import org.distributornode.adapters.http.tls.ShownCertificates.ShownCertificate;

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

    /// All others.
    public List<Listener> allBut(String name) {
        return all.stream().filter(listener -> !listener.name().equals(name)).toList();
    }

    /// What clients are shown.
    ///
    /// @param warnDays so long before the end of a certificate a person must look
    public List<ShownCertificate> certificates(int warnDays) {
        return all.stream()
                .flatMap(listener -> listener.tls().map(tls -> shown(listener.name(), tls, warnDays)).stream())
                .toList();
    }

    private static ShownCertificate shown(String name, ListenerTls tls, int warnDays) {
        LiveCertificate certificate = tls.certificate();
        long days = certificate.daysLeft();
        return new ShownCertificate(
                name,
                tls.engine().shown(),
                certificate.identity().expiresAt(),
                days,
                days < warnDays,
                certificate.refused());
    }

    /// Takes what is new in the files of certificates.
    public void lookAtCertificates() {
        all.forEach(
                listener -> listener.tls().ifPresent(tls -> tls.certificate().look()));
    }

    /// Empty if this node has no such listener.
    public Optional<Listener> named(String name) {
        return all.stream().filter(listener -> listener.name().equals(name)).findFirst();
    }
}
