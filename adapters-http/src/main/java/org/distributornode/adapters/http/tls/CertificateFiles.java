package org.distributornode.adapters.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the certificate of a listener lies.
///
/// @param section of the configuration, such as `publicApi.tls`; sentences name its keys
/// @param certificate PEM: the listener's own certificate, then those that lead to its authority
/// @param key PEM: the private key of the first certificate, PKCS #8, PKCS #1 or SEC 1
/// @param password of an encrypted PKCS #8 key
public record CertificateFiles(String section, Path certificate, Path key, Optional<String> password) {

    private static final int LARGEST = 1 << 20;

    /// What the files hold now.
    ///
    /// @throws CertificateRefused if one of them cannot be read
    Texts read() {
        return new Texts(text(certificateKey(), certificate), text(keyKey(), key));
    }

    String certificateKey() {
        return section + ".certificate";
    }

    String keyKey() {
        return section + ".key";
    }

    /// The password stays out of it.
    @Override
    public String toString() {
        return section + "[" + certificate + ", " + key + "]";
    }

    private static String text(String configured, Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw CertificateRefused.because(configured + ": " + file + " is too large for a PEM file.");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException _) {
            throw CertificateRefused.missing(configured + ": there is no file " + file + ".");
        } catch (AccessDeniedException _) {
            throw CertificateRefused.because(configured + ": this user may not read " + file + ".");
        } catch (IOException failure) {
            throw CertificateRefused.because(
                    configured + ": " + file + " cannot be read (" + failure.getMessage() + ").");
        }
    }

    /// Both files, as they were at about one time.
    record Texts(String certificate, String key) {

        /// The key stays out of it.
        @Override
        public String toString() {
            return "Texts";
        }
    }
}
