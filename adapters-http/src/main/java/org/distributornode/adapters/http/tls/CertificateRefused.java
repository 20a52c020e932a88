package org.distributornode.adapters.http.tls;

/// A listener cannot show the certificate that it was told to; says why in one sentence that names key and file.
public final class CertificateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean missing;

    private CertificateRefused(String sentence, boolean missing) {
        super(sentence, null, false, false);
        this.missing = missing;
    }

    static CertificateRefused missing(String sentence) {
        return new CertificateRefused(sentence, true);
    }

    static CertificateRefused because(String sentence) {
        return new CertificateRefused(sentence, false);
    }

    /// For one that is in order and that this process cannot show.
    public static CertificateRefused unusable(CertificateFiles files, String why) {
        return because(
                files.certificateKey() + ": " + files.certificate() + " cannot be shown to clients (" + why + ").");
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    /// Whether there is no such file; else it is there and no good.
    public boolean isMissingFile() {
        return missing;
    }
}
