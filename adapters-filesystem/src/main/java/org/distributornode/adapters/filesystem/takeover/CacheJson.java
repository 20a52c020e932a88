package org.distributornode.adapters.filesystem.takeover;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.distributornode.application.port.takeover.ReferenceState.Listed;

/// The file in which the reference node keeps what it knows of its objects:
///
/// ```json
/// {
///   "lruCacheGroups": [
///     [ ["17", {"popularity": 2, "lastAccessTime": 1790000000000, "sizeKB": 600}], … ],
///     …
///   ],
///   "mimeTypeByObjectId": [ ["17", "image/png"], … ]
/// }
/// ```
///
/// There are 24 groups, by the logarithm of size per popularity; in each the object comes first that was not
/// read for the longest time. Times are milliseconds since 1970. An object in two groups belongs to the first.
final class CacheJson {

    private static final JsonFactory JSON = new JsonFactory();

    private CacheJson() {}

    /// @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON, or cut off
    /// @throws org.distributornode.adapters.filesystem.state.DamagedFile if it is other JSON
    static List<Listed> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(in)) {
            return new CacheJsonReader(parser).read();
        }
    }

    /// Replaces the file, for good.
    static void write(Path file, List<Listed> objects) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                JsonGenerator generator = JSON.createGenerator(out);
                generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                generator.setPrettyPrinter(printer());
                new CacheJsonWriter(generator).write(objects);
                generator.close();
                out.flush();
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return printer;
    }
}
