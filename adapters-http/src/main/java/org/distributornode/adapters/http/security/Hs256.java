package org.distributornode.adapters.http.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import java.util.Arrays;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;

/// Signs tokens with HMAC and SHA-256 (RFC 7518, section 3.2) and with nothing else.
///
/// A secret of fewer than 32 bytes is filled up with zeros: the signature is the same (RFC 2104, section 2),
/// and the platform's own check of the length, made for secrets that it draws itself, does not lock its owner
/// out.
public final class Hs256 implements SignatureConfiguration {

    private static final int ENOUGH = 32;
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final boolean weak;

    private Hs256(byte[] key, boolean weak) throws JOSEException {
        this.signer = new MACSigner(key);
        this.verifier = new MACVerifier(key);
        this.weak = weak;
    }

    /// @param secret at least one character
    public static Hs256 of(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        if (bytes.length == 0) {
            throw new IllegalArgumentException("an empty secret");
        }
        try {
            return new Hs256(Arrays.copyOf(bytes, Math.max(ENOUGH, bytes.length)), bytes.length < ENOUGH);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HMAC is missing", impossible);
        }
    }

    /// Whether the secret has fewer bytes than the signature, which RFC 7518 forbids.
    public boolean isWeak() {
        return weak;
    }

    /// The token with these claims.
    String sign(JsonObject claims) {
        JWSObject token = new JWSObject(HEADER, new Payload(claims.text()));
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HMAC is missing", impossible);
        }
        return token.serialize();
    }

    @Override
    public String supportedAlgorithmsMessage() {
        return "HS256";
    }

    @Override
    public boolean supports(JWSAlgorithm algorithm) {
        return algorithm.equals(JWSAlgorithm.HS256);
    }

    /// In constant time.
    @Override
    public boolean verify(SignedJWT token) throws JOSEException {
        return supports(token.getHeader().getAlgorithm()) && token.verify(verifier);
    }

    @Override
    public String toString() {
        return "HS256";
    }
}
