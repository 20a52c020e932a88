package org.distributornode.adapters.filesystem.integration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.distributornode.domain.integration.WebhookAuthentication;

/// Authentications as bytes: a kind, then its texts. A kind, once given, is never given to another.
final class AuthenticationCodec {

    private static final int BASIC = 1;
    private static final int TOKEN = 2;

    private AuthenticationCodec() {}

    static byte[] encode(WebhookAuthentication authentication) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            switch (authentication) {
                case WebhookAuthentication.Basic basic -> {
                    out.writeByte(BASIC);
                    out.writeUTF(basic.username());
                    out.writeUTF(basic.password());
                }
                case WebhookAuthentication.Token token -> {
                    out.writeByte(TOKEN);
                    out.writeUTF(token.value());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalArgumentException if it was not encoded here
    static WebhookAuthentication decode(byte[] encoded) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded));
        try {
            int kind = in.readByte();
            return switch (kind) {
                case BASIC -> new WebhookAuthentication.Basic(in.readUTF(), in.readUTF());
                case TOKEN -> new WebhookAuthentication.Token(in.readUTF());
                default -> throw new IllegalArgumentException("no authentication of kind " + kind);
            };
        } catch (IOException e) {
            throw new IllegalArgumentException("an authentication that is cut off", e);
        }
    }
}
