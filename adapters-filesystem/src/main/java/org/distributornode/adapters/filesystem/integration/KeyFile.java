package org.distributornode.adapters.filesystem.integration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.distributornode.application.port.integration.IntegrationFailure;

/// The key of the secrets at rest: 32 bytes, written as Base64 in a file that only its owner may read.
final class KeyFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String UNFINISHED = ".new";

    private KeyFile() {}

    /// The key in `file`, which is made if it is not there and `made`.
    ///
    /// @throws IntegrationFailure if it cannot be read or made, or holds no key
    static byte[] load(Path file, boolean made) {
        try {
            return read(file);
        } catch (NoSuchFileException missing) {
            if (!made) {
                throw failure(file, "is not there", missing);
            }
        } catch (IOException e) {
            throw failure(file, "cannot be read: " + e, e);
        }
        try {
            return make(file);
        } catch (IOException e) {
            throw failure(file, "cannot be made: " + e, e);
        }
    }

    /// The file is there whole or not at all, whenever the process ends or the power goes, and replaces no other.
    private static byte[] make(Path file) throws IOException {
        byte[] key = new byte[SecretBox.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        write(unfinished, Base64.getEncoder().encodeToString(key) + "\n");
        Files.move(unfinished, file);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return key;
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static byte[] read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == SecretBox.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            throw failure(file, "is not " + SecretBox.KEY_BYTES + " bytes in Base64", notBase64);
        }
        throw failure(file, "is not " + SecretBox.KEY_BYTES + " bytes in Base64", new IOException("of another size"));
    }

    private static IntegrationFailure failure(Path file, String what, Exception cause) {
        return new IntegrationFailure("The key of the distributors' secrets " + file + " " + what + ".", cause, false);
    }
}
