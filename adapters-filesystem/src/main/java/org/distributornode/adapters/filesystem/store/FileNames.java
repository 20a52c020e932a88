package org.distributornode.adapters.filesystem.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.distributornode.domain.checksum.ChecksumHasher;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.checksum.XxHash64;
import org.distributornode.domain.store.ObjectName;

/// Where the file of an object lies within the folder of its bucket: the same place for the same name, another one for
/// any other, and never outside.
///
/// A file is named as its object, with `%` and two hexadecimal digits for each byte (UTF-8) that is no letter, digit,
/// `_`, `-` or a dot behind the beginning. Names that become too long so are cut, with `~` and the SHA-256 of the whole
/// behind. They lie in 256 folders, by their hash.
final class FileNames {

    static final int FOLDERS = 256;

    private static final int LONGEST = 200;
    private static final int READABLE = 100;
    private static final HexFormat HEX = HexFormat.of();

    private FileNames() {}

    /// The path from the folder of the bucket on: a folder, a slash, a file.
    static String path(ObjectName name) {
        byte[] bytes = name.text().getBytes(StandardCharsets.UTF_8);
        return HEX.toHexDigits((byte) XxHash64.of(bytes, 0)) + "/" + file(bytes);
    }

    /// The number of the folder; its name is the number in hexadecimal digits.
    static int folder(ObjectName name) {
        return (int) XxHash64.of(name.text().getBytes(StandardCharsets.UTF_8), 0) & (FOLDERS - 1);
    }

    /// The number of a folder of this name; -1 if it is none.
    static int folder(String name) {
        return name.matches("[0-9a-f]{2}") ? HexFormat.fromHexDigits(name) : -1;
    }

    /// Tells names from each other, evenly spread.
    static long hash(ObjectName name) {
        return XxHash64.of(name.text().getBytes(StandardCharsets.UTF_8), 1);
    }

    private static String file(byte[] name) {
        StringBuilder file = new StringBuilder(name.length);
        for (int i = 0; i < name.length && file.length() <= LONGEST; i++) {
            byte b = name[i];
            if (isPlain(b) || (b == '.' && i > 0)) {
                file.append((char) b);
            } else {
                file.append('%').append(HEX.toHexDigits(b));
            }
        }
        if (file.length() <= LONGEST) {
            return file.toString();
        }
        ChecksumHasher hasher = ChecksumHasher.of(ChecksumType.SHA256);
        hasher.update(ByteBuffer.wrap(name));
        return file.substring(0, READABLE) + "~" + hasher.finish().value();
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_' || b == '-';
    }
}
