package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.PromotableFiles;

/// Files in memory, below one root.
public final class InMemoryPromotableFiles implements PromotableFiles {

    private static final Pattern FORM = Pattern.compile("(/(?!\\.\\.?(/|$))[^/\\x00]+)+/?");

    private final String root;
    private final NavigableMap<String, byte[]> contents = new ConcurrentSkipListMap<>();
    private final Map<String, String> links = new ConcurrentSkipListMap<>();

    public InMemoryPromotableFiles(String root) {
        this.root = root;
    }

    public void put(String path, String content) {
        contents.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public void link(String path, String target) {
        links.put(path, target);
    }

    public boolean has(String path) {
        return contents.containsKey(path);
    }

    /// Where a path leads, without the last slash.
    private String followed(String path) {
        String exact = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (Map.Entry<String, String> link : links.entrySet()) {
            if (exact.equals(link.getKey()) || exact.startsWith(link.getKey() + "/")) {
                return followed(link.getValue() + exact.substring(link.getKey().length()));
            }
        }
        return exact;
    }

    private boolean isInside(String real) {
        return real.equals(root) || real.startsWith(root + "/");
    }

    @Override
    public Found look(String source) {
        if (!FORM.matcher(source).matches()) {
            return new Found.Refused("is no path");
        }
        String real = followed(source);
        if (!isInside(real)) {
            return new Found.Refused("is not below a folder from which files may be taken");
        }
        if (contents.containsKey(real)) {
            return new Found.File();
        }
        return contents.tailMap(real + "/").keySet().stream()
                        .findFirst()
                        .filter(next -> next.startsWith(real + "/"))
                        .isPresent()
                ? new Found.Folder()
                : new Found.Refused("does not exist");
    }

    @Override
    public Walk walk(String folder, boolean recursive) {
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        Iterator<String> all = contents.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .filter(path -> recursive || path.indexOf('/', prefix.length()) < 0)
                .toList()
                .iterator();
        return new Walk() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public String next() {
                return all.next();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Opening open(String file) {
        return switch (look(file)) {
            case Found.Refused(var why) -> new Opening.Refused(why);
            case Found.Folder _ -> new Opening.Refused("is no file");
            case Found.File _ -> new Opening.Opened(bytes(followed(file)));
        };
    }

    private ObjectBytes bytes(String real) {
        int size = contents.getOrDefault(real, new byte[0]).length;
        return new ObjectBytes() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, ByteBuffer into) {
                byte[] now = contents.getOrDefault(real, new byte[0]);
                if (position >= size || !into.hasRemaining()) {
                    return 0;
                }
                if (position >= now.length) {
                    throw new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ZERO);
                }
                int count = Math.min(into.remaining(), now.length - (int) position);
                into.put(now, (int) position, count);
                return count;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void delete(String file) {
        if (look(file) instanceof Found.File) {
            contents.remove(file);
            links.remove(file);
        }
    }
}
