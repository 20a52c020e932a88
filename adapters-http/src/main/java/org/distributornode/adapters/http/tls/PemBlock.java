package org.distributornode.adapters.http.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One object of a PEM file (RFC 7468); what stands around the objects counts for nothing.
///
/// @param label such as `CERTIFICATE`
/// @param text between its boundaries, headers of old included
record PemBlock(String label, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    static List<PemBlock> all(String pem) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(pem);
        while (found.find()) {
            blocks.add(new PemBlock(found.group(1), found.group(2)));
        }
        return blocks;
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE");
    }

    boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }

    /// Whether it is encrypted in the way from before PKCS #8.
    boolean isEncryptedOfOld() {
        return text.contains("Proc-Type");
    }

    /// @throws IllegalArgumentException if it is not base64
    byte[] der() {
        return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    }
}
