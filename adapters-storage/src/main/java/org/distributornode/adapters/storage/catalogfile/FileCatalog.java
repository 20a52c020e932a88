package org.distributornode.adapters.storage.catalogfile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A catalogue that an operator writes by hand, for those without the network: a YAML or JSON file, read again when it
/// changes. While it is broken the last good content stays in force.
///
/// ```yaml
/// objects:
///   - id: 42                        # required
///     size: 1048576                 # required, bytes
///     hash: gW2Yt7REe1H7N3935GxEhJUbKmTwaknD7vPpCeDL5WGpRu   # required
///     sources: [https://media.example/42.webm]               # required, http or https, best first
///     type: text/vtt                # if the bytes do not tell
///     bucket: "1:0"                 # if buckets are configured
///     bag: channel-17               # if jobs are to be about bags
/// ```
public final class FileCatalog
        implements ObjectCatalog, AssignmentCatalog, SourceCatalog, CatalogHealth, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileCatalog.class);

    private final Path file;
    private final FileWatch watch;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile ListedObjects objects;
    private volatile FileStamp read;
    private volatile Optional<String> problem = Optional.empty();

    /// Reads `file` and watches it until [#close()].
    ///
    /// @param checkEvery how often it is looked at where the system reports no changes
    /// @throws CatalogFailure if it cannot be read now; the message is one sentence that names the file, and
    ///     line and key if its content is wrong; the cause is a [NoSuchFileException] if there is no such file
    public FileCatalog(Path file, Duration checkEvery) {
        this.file = file;
        this.read = FileStamp.of(file);
        this.objects = read();
        this.watch = FileWatch.start(file, checkEvery, this::refresh);
    }

    /// What is wrong with the file as it is now; empty if its content is in force.
    public Optional<String> problem() {
        return problem;
    }

    /// Runs `listener` each time that new content has come into force. It must not block.
    public void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void assigned(BucketSelection selection, Consumer<List<DataObjectId>> page) {
        List<DataObjectId> ours = new ArrayList<>();
        for (Listing listing : objects.all()) {
            if (selection.covers(listing.buckets())) {
                ours.add(listing.object().id());
            }
            if (ours.size() == MOST_AT_ONCE) {
                page.accept(List.copyOf(ours));
                ours.clear();
            }
        }
        if (!ours.isEmpty()) {
            page.accept(List.copyOf(ours));
        }
    }

    @Override
    public void objectsOf(BagId bag, Consumer<List<DataObjectId>> page) {
        List<DataObjectId> all = objects.of(bag);
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            page.accept(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
    }

    @Override
    public Map<DataObjectId, List<Bucket>> bucketsOf(Collection<DataObjectId> ids) {
        ListedObjects now = objects;
        Map<DataObjectId, List<Bucket>> found = new HashMap<>();
        ids.forEach(id -> now.find(id).ifPresent(listing -> found.put(id, listing.buckets())));
        return found;
    }

    @Override
    public Described describe(Collection<DataObjectId> ids) {
        ListedObjects now = objects;
        Map<DataObjectId, DataObject> found = new HashMap<>();
        ids.forEach(id -> now.find(id).ifPresent(listing -> found.put(id, listing.object())));
        return new Described(found, Set.of());
    }

    @Override
    public Optional<Listing> find(DataObjectId id) {
        return objects.find(id);
    }

    @Override
    public List<Source> active() {
        return objects.onePerHost();
    }

    /// Always answers: a file has neither version nor blocks.
    @Override
    public Health check() {
        return new Health("", 0);
    }

    @Override
    public void close() {
        watch.close();
    }

    /// Reads the file again if it changed.
    synchronized void refresh() {
        FileStamp now = FileStamp.of(file);
        if (now.equals(read)) {
            return;
        }
        read = now;
        try {
            objects = read();
            problem = Optional.empty();
            LOG.info("The catalogue file lists {} objects now", objects.count());
            listeners.forEach(Runnable::run);
        } catch (CatalogFailure failure) {
            problem = Optional.ofNullable(failure.getMessage());
            LOG.warn("{} Its last good content stays in force.", failure.getMessage());
        }
    }

    private ListedObjects read() {
        try {
            return CatalogReader.read(file);
        } catch (NoSuchFileException e) {
            throw new CatalogFailure("There is no catalogue file " + file + ".", false, e);
        } catch (CharacterCodingException e) {
            throw new CatalogFailure("The catalogue file " + file + " is not UTF-8.", false, e);
        } catch (IOException e) {
            throw new CatalogFailure("The catalogue file " + file + " cannot be read: " + reason(e) + ".", false, e);
        }
    }

    /// Why, without the file's name.
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException told ? told.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
