package org.distributornode.adapters.filesystem.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.distributornode.adapters.filesystem.cache.DurableFiles;

/// A small file of text lines that is there whole or not at all, also after a loss of power.
///
/// ```
/// distributor-node <title> <version>
/// <line>
/// end <CRC-32C of all before this line, 8 hexadecimal digits>
/// ```
///
/// UTF-8, each line ended by a line feed. For one caller at a time.
public final class StateFile {

    private static final String MAKER = "distributor-node ";
    private static final String END = "end ";
    private static final int LARGEST = 1 << 28;

    private final Path folder;
    private final Kind kind;
    private final DurableFiles files = DurableFiles.local();

    public StateFile(Path folder, Kind kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /// @param name of the file
    /// @param title of the first line, one word
    /// @param version of the format, the only one that is read
    public record Kind(String name, String title, int version) {
        String head() {
            return MAKER + title + " " + version;
        }
    }

    public Path path() {
        return folder.resolve(kind.name());
    }

    /// The lines written last, or empty if there is no file.
    ///
    /// @throws DamagedFile if they are not what was written, or another version wrote them
    public Optional<List<String>> read() throws IOException {
        Optional<ByteBuffer> found = DurableFiles.read(path(), LARGEST);
        return found.isEmpty() ? Optional.empty() : Optional.of(check(text(found.get())));
    }

    /// @param lines without line feeds
    public void write(List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder(kind.head()).append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        String body = text.toString();
        files.write(folder, kind.name(), ByteBuffer.wrap(bytes(body + end(body))));
    }

    private List<String> check(String text) throws DamagedFile {
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String body = text.substring(0, last);
        if (!text.substring(last).equals(end(body))) {
            throw new DamagedFile("it is not what was written");
        }
        List<String> lines = body.lines().toList();
        String head = lines.isEmpty() ? "" : lines.getFirst();
        if (!head.equals(kind.head())) {
            throw new DamagedFile("it begins with \"" + head + "\" and not with \"" + kind.head() + "\"");
        }
        return lines.subList(1, lines.size());
    }

    private static String text(ByteBuffer content) throws DamagedFile {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException _) {
            throw new DamagedFile("it is no UTF-8");
        }
    }

    private static String end(String body) {
        CRC32C crc = new CRC32C();
        crc.update(bytes(body));
        return "%s%08x\n".formatted(END, crc.getValue());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
