package org.distributornode.adapters.http.netty;

import io.micronaut.context.BeanContext;
import io.micronaut.http.ssl.CertificateProvider;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.distributornode.adapters.http.tls.Identity;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/// Tells the framework that a listener has a certificate, and each time that it has another. What is shown to clients
/// is made by [TlsContexts].
final class ListenerKeys implements CertificateProvider {

    private final String name;
    private final ListenerTls tls;
    private final Sinks.Many<KeyStore> changes = Sinks.many().replay().latest();

    private ListenerKeys(String name, ListenerTls tls) {
        this.name = name;
        this.tls = tls;
    }

    /// Makes the certificate known by the name of its listener, unless it is already.
    static void offer(BeanContext context, String name, ListenerTls tls) {
        if (context.containsBean(CertificateProvider.class, Qualifiers.byName(name))) {
            return;
        }
        ListenerKeys keys = new ListenerKeys(name, tls);
        context.registerSingleton(CertificateProvider.class, keys, Qualifiers.byName(name), false);
        keys.tell();
        tls.certificate().whenReplaced(_ -> keys.tell());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return changes.asFlux();
    }

    TlsContexts contexts() {
        return new TlsContexts(tls);
    }

    private void tell() {
        changes.tryEmitNext(shown(tls.certificate().identity())).orThrow();
    }

    /// The certificates alone: the key has no business there.
    private static KeyStore shown(Identity identity) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("certificate", identity.certificate());
            return store;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
