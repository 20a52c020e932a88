package org.distributornode.domain.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Long work on objects of buckets.
public sealed interface StoreTask {

    /// What a text costs beside its letters, in bytes.
    int BESIDE_TEXT = 64;

    /// The bucket that it is about.
    StoreBucket bucket();

    /// All buckets that it is about.
    default Set<StoreBucket> buckets() {
        return switch (this) {
            case Copy task -> Set.copyOf(List.of(task.bucket(), task.to()));
            case Archive task -> Set.copyOf(List.of(task.bucket(), task.to()));
            case Delete _, Evict _, Prefetch _, Mirror _, Promote _, Download _ -> Set.of(bucket());
        };
    }

    /// What is remembered of it once it is over: how many objects were named, no longer which.
    default StoreTask past() {
        return switch (this) {
            case Delete task -> new Delete(task.bucket(), task.objects().past());
            case Evict task -> new Evict(task.bucket(), task.objects().past());
            case Prefetch task -> new Prefetch(task.bucket(), task.objects().past());
            case Copy task -> new Copy(task.bucket(), task.to(), task.objects().past(), task.prepend());
            case Archive task ->
                new Archive(
                        task.bucket(),
                        task.to(),
                        task.archive(),
                        task.format(),
                        task.objects().past(),
                        task.how());
            case Download task -> new Download(task.bucket(), task.links().past(), task.how(), task.description());
            case Mirror _, Promote _ -> this;
        };
    }

    /// About how many bytes of memory it takes.
    default long weight() {
        return switch (this) {
            case Delete task -> task.objects().weight();
            case Evict task -> task.objects().weight();
            case Prefetch task -> task.objects().weight();
            case Copy task -> task.prepend().length() + task.objects().weight();
            case Archive task -> task.archive().text().length() + task.objects().weight();
            case Download task -> task.description().length() + task.links().weight();
            case Mirror _ -> 0;
            case Promote task -> task.source().length() + task.how().weight();
        };
    }

    /// Deletes them. Names that are not there are told, and are no failure.
    record Delete(StoreBucket bucket, Chosen objects) implements StoreTask {}

    /// Lets go of what is on this node of a bucket that has its objects elsewhere.
    record Evict(StoreBucket bucket, Chosen objects) implements StoreTask {}

    /// Brings them to this node.
    record Prefetch(StoreBucket bucket, Chosen objects) implements StoreTask {}

    /// @param prepend comes before each name
    record Copy(StoreBucket bucket, StoreBucket to, Chosen objects, String prepend) implements StoreTask {}

    /// Puts them together in one object.
    ///
    /// @param to where that goes
    record Archive(
            StoreBucket bucket, StoreBucket to, ObjectName archive, ArchiveFormat format, Chosen objects, Archiving how)
            implements StoreTask {

        /// The name of an object in the archive.
        public String named(ObjectName object) {
            return how.bucketToo() ? bucket.name() + "/" + object : object.text();
        }

        /// Whether an object is the archive.
        public boolean isItself(ObjectName object) {
            return bucket.equals(to) && object.equals(archive);
        }
    }

    /// @param bucketToo whether names in the archive begin with the bucket's
    /// @param append whether what is in the archive by now stays; otherwise it is replaced
    /// @param goOn whether an object that cannot be had is left out; otherwise there will be no archive
    record Archiving(boolean bucketToo, boolean append, boolean goOn) {}

    /// Makes as many copies of each object as the bucket says now.
    record Mirror(StoreBucket bucket) implements StoreTask {}

    /// Makes objects of files.
    ///
    /// @param source absolute path of a file or folder
    record Promote(StoreBucket bucket, String source, Promotion how) implements StoreTask {}

    /// @param prefix before each name, with a slash between; for a single file its whole name, unless it is empty
    /// @param trim what each path loses at its beginning; empty: the folder of the source
    /// @param recursive whether folders in the folder count
    /// @param keep whether the files stay
    /// @param replace whether objects of these names are replaced
    record Promotion(String prefix, String trim, boolean recursive, boolean keep, boolean replace) {

        long weight() {
            return (long) prefix.length() + trim.length();
        }
    }

    /// Fetches links of the web.
    ///
    /// @param description for people
    record Download(StoreBucket bucket, Links links, Fetching how, String description) implements StoreTask {}

    /// @param patience how long one link may take; zero for as long as the node allows
    /// @param atOnce how many links at a time; 0 for as many as the node allows
    /// @param bytesPerHour of all; 0 for as fast as they come
    record Fetching(Duration patience, int atOnce, long bytesPerHour) {

        public Fetching {
            if (patience.isNegative() || atOnce < 0 || bytesPerHour < 0) {
                throw new IllegalArgumentException(
                        "no way to fetch: " + patience + ", " + atOnce + ", " + bytesPerHour);
            }
        }
    }

    /// Which objects.
    sealed interface Chosen {

        /// About how many bytes of memory it takes.
        default long weight() {
            return switch (this) {
                case Names(var names) ->
                    names.stream()
                            .mapToLong(name -> name.text().length() + BESIDE_TEXT)
                            .sum();
                case Matching(var template) -> template.text().length();
                case Past _, All _ -> 0;
            };
        }

        /// What is remembered of it once the work is over.
        default Chosen past() {
            return this instanceof Names(var names) ? new Past(names.size()) : this;
        }

        /// Just these; never none.
        record Names(List<ObjectName> names) implements Chosen {

            public Names {
                names = List.copyOf(names);
                if (names.isEmpty()) {
                    throw new IllegalArgumentException("no objects are named");
                }
            }
        }

        /// So many that were named. Only of work that is over, which nobody does again.
        record Past(long count) implements Chosen {}

        /// Those that a template stands for.
        record Matching(NameTemplate template) implements Chosen {}

        /// All of the bucket. Never the meaning of something that was left out.
        record All() implements Chosen {}
    }
}
