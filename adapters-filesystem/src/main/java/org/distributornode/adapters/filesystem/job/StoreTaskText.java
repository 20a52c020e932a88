package org.distributornode.adapters.filesystem.job;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.Links;
import org.distributornode.domain.store.Links.Link;
import org.distributornode.domain.store.NameTemplate;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Archiving;
import org.distributornode.domain.store.StoreTask.Chosen;
import org.distributornode.domain.store.StoreTask.Fetching;
import org.distributornode.domain.store.StoreTask.Promotion;

/// A task on buckets as one field of a line: its words parted by commas, each encoded as in a form of the web.
///
/// ```
/// what provider uuid namespace name …      the bucket, then as the task has it
/// … all | template <text> | names <name>… | past <count>
///                                          which objects, always at the end
/// ```
final class StoreTaskText {

    private static final String ALL = "all";
    private static final String TEMPLATE = "template";
    private static final String NAMES = "names";
    private static final String PAST = "past";

    private StoreTaskText() {}

    static String of(StoreTask task) {
        List<String> words = new ArrayList<>();
        words.add(
                switch (task) {
                    case StoreTask.Delete _ -> "delete";
                    case StoreTask.Evict _ -> "evict";
                    case StoreTask.Prefetch _ -> "prefetch";
                    case StoreTask.Copy _ -> "copy";
                    case StoreTask.Archive _ -> "archive";
                    case StoreTask.Mirror _ -> "mirror";
                    case StoreTask.Promote _ -> "promote";
                    case StoreTask.Download _ -> "download";
                });
        add(words, task.bucket());
        addRest(words, task);
        return words.stream()
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
    }

    private static void addRest(List<String> words, StoreTask task) {
        switch (task) {
            case StoreTask.Delete delete -> add(words, delete.objects());
            case StoreTask.Evict evict -> add(words, evict.objects());
            case StoreTask.Prefetch prefetch -> add(words, prefetch.objects());
            case StoreTask.Copy copy -> {
                add(words, copy.to());
                words.add(copy.prepend());
                add(words, copy.objects());
            }
            case StoreTask.Archive archive -> {
                Archiving how = archive.how();
                add(words, archive.to());
                words.addAll(List.of(
                        archive.archive().text(), archive.format().name().toLowerCase(Locale.ROOT)));
                words.addAll(flags(how.bucketToo(), how.append(), how.goOn()));
                add(words, archive.objects());
            }
            case StoreTask.Mirror _ -> {}
            case StoreTask.Promote promote -> {
                Promotion how = promote.how();
                words.addAll(List.of(promote.source(), how.prefix(), how.trim()));
                words.addAll(flags(how.recursive(), how.keep(), how.replace()));
            }
            case StoreTask.Download download -> {
                Fetching how = download.how();
                words.addAll(List.of(
                        download.description(),
                        how.patience().toString(),
                        Integer.toString(how.atOnce()),
                        Long.toString(how.bytesPerHour())));
                add(words, download.links());
            }
        }
    }

    private static void add(List<String> words, Links links) {
        switch (links) {
            case Links.Matching(var template, var folder) -> words.addAll(List.of(TEMPLATE, template.text(), folder));
            case Links.Past(var count) -> words.addAll(List.of(PAST, Long.toString(count)));
            case Links.Named(var named) -> {
                words.add(NAMES);
                named.forEach(link -> words.addAll(
                        List.of(link.text(), link.name().map(ObjectName::text).orElse(""))));
            }
        }
    }

    /// @throws IllegalArgumentException if `field` never came out of [#of]
    static StoreTask parse(String field) {
        Iterator<String> words = Arrays.stream(field.split(",", -1))
                .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .iterator();
        if (!words.hasNext()) {
            throw new IllegalArgumentException("no task");
        }
        try {
            return task(words);
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException("a task is cut off", e);
        }
    }

    private static StoreTask task(Iterator<String> words) {
        String what = words.next();
        StoreBucket bucket = bucket(words);
        return switch (what) {
            case "delete" -> new StoreTask.Delete(bucket, chosen(words));
            case "evict" -> new StoreTask.Evict(bucket, chosen(words));
            case "prefetch" -> new StoreTask.Prefetch(bucket, chosen(words));
            case "copy" -> {
                StoreBucket to = bucket(words);
                String prepend = words.next();
                yield new StoreTask.Copy(bucket, to, chosen(words), prepend);
            }
            case "archive" -> {
                StoreBucket to = bucket(words);
                ObjectName name = new ObjectName(words.next());
                ArchiveFormat format = ArchiveFormat.valueOf(words.next().toUpperCase(Locale.ROOT));
                Archiving how = new Archiving(flag(words), flag(words), flag(words));
                yield new StoreTask.Archive(bucket, to, name, format, chosen(words), how);
            }
            case "mirror" -> new StoreTask.Mirror(bucket);
            case "promote" ->
                new StoreTask.Promote(
                        bucket,
                        words.next(),
                        new Promotion(words.next(), words.next(), flag(words), flag(words), flag(words)));
            case "download" -> download(bucket, words);
            default -> throw new IllegalArgumentException("no task: " + what);
        };
    }

    private static StoreTask download(StoreBucket bucket, Iterator<String> words) {
        String description = words.next();
        Fetching how = new Fetching(
                Duration.parse(words.next()), Integer.parseInt(words.next()), Long.parseLong(words.next()));
        return new StoreTask.Download(bucket, links(words), how, description);
    }

    private static Links links(Iterator<String> words) {
        return switch (words.next()) {
            case TEMPLATE -> new Links.Matching(template(words.next()), words.next());
            case PAST -> new Links.Past(Long.parseLong(words.next()));
            default -> {
                List<Link> links = new ArrayList<>();
                while (words.hasNext()) {
                    links.add(new Link(words.next(), ObjectName.parse(words.next())));
                }
                yield new Links.Named(links);
            }
        };
    }

    private static void add(List<String> words, StoreBucket bucket) {
        words.addAll(List.of(
                bucket.provider(), bucket.namespace().uuid(), bucket.namespace().name(), bucket.name()));
    }

    private static StoreBucket bucket(Iterator<String> words) {
        return new StoreBucket(words.next(), new Namespace(words.next(), words.next()), words.next());
    }

    private static void add(List<String> words, Chosen chosen) {
        switch (chosen) {
            case Chosen.All _ -> words.add(ALL);
            case Chosen.Past(var count) -> words.addAll(List.of(PAST, Long.toString(count)));
            case Chosen.Matching(var template) -> words.addAll(List.of(TEMPLATE, template.text()));
            case Chosen.Names(var names) -> {
                words.add(NAMES);
                names.forEach(name -> words.add(name.text()));
            }
        }
    }

    private static Chosen chosen(Iterator<String> words) {
        return switch (words.next()) {
            case ALL -> new Chosen.All();
            case PAST -> new Chosen.Past(Long.parseLong(words.next()));
            case TEMPLATE -> new Chosen.Matching(template(words.next()));
            case NAMES -> {
                List<ObjectName> names = new ArrayList<>();
                words.forEachRemaining(word -> names.add(new ObjectName(word)));
                yield new Chosen.Names(names);
            }
            default -> throw new IllegalArgumentException("no objects");
        };
    }

    private static NameTemplate template(String text) {
        return switch (NameTemplate.parse(text)) {
            case NameTemplate.Parsed.Read(var template) -> template;
            case NameTemplate.Parsed.Refused(var why) -> throw new IllegalArgumentException(why);
        };
    }

    private static List<String> flags(boolean... flags) {
        List<String> texts = new ArrayList<>();
        for (boolean flag : flags) {
            texts.add(Boolean.toString(flag));
        }
        return texts;
    }

    private static boolean flag(Iterator<String> words) {
        return Boolean.parseBoolean(words.next());
    }
}
