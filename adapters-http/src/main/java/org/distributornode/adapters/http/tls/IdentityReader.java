package org.distributornode.adapters.http.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes an identity of two files, or says what is wrong with them.
///
/// @param now certificates have to be valid then
record IdentityReader(CertificateFiles files, Instant now) {

    private static final byte[] SAMPLE = {1, 2, 3, 4};

    /// @throws CertificateRefused if it is none that can be shown now
    Identity read(CertificateFiles.Texts texts) {
        List<X509Certificate> chain = chain(texts.certificate());
        checkTime(chain.getFirst());
        PrivateKey key = new PrivateKeys(files).read(texts.key());
        if (!belongs(key, chain.getFirst().getPublicKey())) {
            throw CertificateRefused.because(files.keyKey() + ": " + files.key()
                    + " is not the key of the first certificate in " + files.certificate() + ".");
        }
        return new Identity(key, chain);
    }

    private List<X509Certificate> chain(String pem) {
        List<X509Certificate> chain = new ArrayList<>();
        for (PemBlock block : PemBlock.all(pem)) {
            if (block.isCertificate()) {
                chain.add(certificate(block));
            }
        }
        if (chain.isEmpty()) {
            throw refused(" holds no certificate in PEM");
        }
        return chain;
    }

    private X509Certificate certificate(PemBlock block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (CertificateException | IllegalArgumentException _) {
            throw refused(" holds a certificate that is damaged");
        }
    }

    /// Of the first one alone: a chain may carry an old way to an authority beside one that is good.
    private void checkTime(X509Certificate one) {
        Instant end = one.getNotAfter().toInstant();
        Instant begin = one.getNotBefore().toInstant();
        if (end.isBefore(now)) {
            throw refused(" holds a certificate that expired at " + end);
        }
        if (begin.isAfter(now)) {
            throw refused(" holds a certificate that is not valid before " + begin);
        }
    }

    /// A signature of one is proven by the other.
    private static boolean belongs(PrivateKey secret, PublicKey known) {
        try {
            Signature signature =
                    Signature.getInstance(secret.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(secret);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private CertificateRefused refused(String why) {
        return CertificateRefused.because(files.certificateKey() + ": " + files.certificate() + why + ".");
    }
}
