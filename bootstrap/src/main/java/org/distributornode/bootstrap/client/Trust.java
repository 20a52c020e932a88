package org.distributornode.bootstrap.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificate a command believes.
public final class Trust {

    private final TrustManager manager;

    private Trust(TrustManager manager) {
        this.manager = manager;
    }

    /// One that an authority of the Java runtime has signed for the name that was asked for.
    public static Trust ordinary() {
        return new Trust(manager(null));
    }

    /// One that is in the file, or signed by one that is, for the name that was asked for.
    ///
    /// @param pem certificates
    /// @throws IllegalArgumentException with a sentence, if there are none
    public static Trust inFile(Path pem) {
        return new Trust(among(read(pem)));
    }

    /// The same whatever its name: a node asked on its own machine goes by a name that nobody certifies.
    ///
    /// @throws IllegalArgumentException with a sentence, if there are none
    public static Trust inFileWhateverItsName(Path pem) {
        return new Trust(new NamelessTrust(among(read(pem))));
    }

    /// Any: for a question that tells nothing and an answer that decides nothing.
    public static Trust any() {
        return new Trust(new NamelessTrust(null));
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Collection<? extends Certificate> read(Path pem) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem)));
            if (found.isEmpty()) {
                throw new IllegalArgumentException(pem + " holds no certificate in PEM.");
            }
            return found;
        } catch (IOException failure) {
            throw new IllegalArgumentException(pem + " cannot be read (" + failure.getMessage() + ").", failure);
        } catch (CertificateException failure) {
            throw new IllegalArgumentException(pem + " holds no certificate in PEM.", failure);
        }
    }

    private static X509ExtendedTrustManager among(Collection<? extends Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(number++), certificate);
            }
            return manager(store);
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// @param store null for the authorities of the runtime
    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
