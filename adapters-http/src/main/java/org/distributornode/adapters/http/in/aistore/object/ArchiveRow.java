package org.distributornode.adapters.http.in.aistore.object;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.distributornode.adapters.http.archive.ArchiveFiles;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Query;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.AppendArchive;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoredObject;

/// Files in an object that is an archive: GET of one by its name, or of all that fit, as a tar archive; PUT
/// of one more.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ArchiveRow {

    private static final String PATH = "archpath";
    private static final String EXPRESSION = "archregx";
    private static final String MODE = "archmode";
    private static final String MIME = "archmime";

    /// An expression takes memory by its length, and the more the more it repeats.
    private static final int LONGEST_EXPRESSION = 1024;

    private static final long MOST_REPEATS = 10_000;
    private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,4})(,[0-9]{0,4})?\\}");

    private final ReadObject reading;
    private final AppendArchive appending;
    private final ArchiveFiles archives;

    ArchiveRow(ReadObject reading, AppendArchive appending, ArchiveFiles archives) {
        this.reading = reading;
        this.appending = appending;
        this.archives = archives;
    }

    /// Whether a request is about files in an archive.
    static boolean isMeant(Call call) {
        Query query = call.query();
        return query.findFilled(PATH).isPresent()
                || query.findFilled(EXPRESSION).isPresent();
    }

    Answer get(Call call, ObjectPath path) {
        if (!path.bucket().isLocal() || call.field("Range").isPresent()) {
            throw Refused.unsupported("archives are read whole, in buckets of this node");
        }
        ArchiveFormat format = format(call, path);
        Optional<String> name = call.query().findFilled(PATH);
        Predicate<String> wanted = name.isPresent() ? isNamed(name.get()) : fitting(call);
        Opened opened = open(path);
        Optional<ObjectBytes> found = Optional.empty();
        try {
            found = name.isPresent()
                    ? archives.find(format, opened.bytes(), wanted)
                    : Optional.of(archives.gather(format, opened.bytes(), wanted));
        } catch (IOException e) {
            throw Refused.invalid("failed to read " + path + ": " + e.getMessage());
        } finally {
            if (found.isEmpty()) {
                opened.close();
            }
        }
        ObjectBytes bytes = found.orElseThrow(() -> missing(name.orElse("") + " in " + path, path));
        return Answer.of(200)
                .with("Content-Type", name.isPresent() ? "application/octet-stream" : "application/x-tar")
                .with(new Answer.OfObject(bytes, new ByteSlice(0, bytes.size())));
    }

    /// Adds the body as a file; makes the archive if it is not there.
    Answer put(Call call, ObjectPath path) {
        ArchiveFormat format = format(call, path);
        String text = plain(call.query()
                .findFilled(PATH)
                .orElseThrow(() -> Refused.unsupported("files are put into archives by their names: " + PATH)));
        ObjectName.objection(text).ifPresent(why -> {
            throw new Refused(400, "errInvalidPath", PATH + " \"" + text + "\" " + why);
        });
        AppendArchive.Request request = new AppendArchive.Request(
                path.bucket(), path.name(), format, new ObjectName(text), SentAlong.checksum(call));
        StoredObject object = switch (appending.begin(request)) {
            case AppendArchive.Outcome.Refused(var why) -> throw path.refused(why);
            case AppendArchive.Outcome.Begun(var content) -> path.done(Receiving.receive(call, content));
        };
        return Answer.of(200).with(ObjectFields.of(object, object.checksum(), call.dialect()));
    }

    private static ArchiveFormat format(Call call, ObjectPath path) {
        Optional<String> mime = call.query().findFilled(MIME);
        return mime.map(ArchiveFormat::named)
                .orElseGet(() -> ArchiveFormat.ofObject(path.name().text()))
                .orElseThrow(() -> Refused.unsupported(
                        "unknown archive format of \"" + path.name() + "\" (expecting " + ArchiveFormat.known() + ")"));
    }

    private Opened open(ObjectPath path) {
        return switch (reading.open(path.bucket(), path.name(), new Extent.Whole())) {
            case Opened opened -> opened;
            case ReadObject.Outcome.Refused(var why) -> throw path.refused(why);
        };
    }

    private static Refused missing(String what, ObjectPath path) {
        return new Refused(404, "ErrNotFound", "t[" + path.node().target() + "]: " + what + " does not exist");
    }

    private static Predicate<String> isNamed(String name) {
        return each -> plain(each).equals(plain(name));
    }

    private static String plain(String name) {
        String cut = name.startsWith("./") ? name.substring(2) : name;
        return cut.startsWith("/") ? cut.substring(1) : cut;
    }

    private static Predicate<String> fitting(Call call) {
        String text = call.query().findFilled(EXPRESSION).orElseThrow();
        if (text.length() > LONGEST_EXPRESSION) {
            throw Refused.invalid(EXPRESSION + " is longer than " + LONGEST_EXPRESSION + " characters");
        }
        String mode = call.query().findFilled(MODE).orElse("regexp");
        return switch (mode) {
            case "regexp" -> expression(text);
            case "prefix" -> name -> name.startsWith(text);
            case "suffix" -> name -> name.endsWith(text);
            case "substr" -> name -> name.contains(text);
            case "wdskey" -> name -> withoutExtension(name).equals(text);
            default ->
                throw Refused.invalid(
                        "invalid " + MODE + " \"" + mode + "\" (expecting [regexp prefix suffix substr wdskey])");
        };
    }

    /// In Go's syntax, as there, and like it in linear time.
    private static Predicate<String> expression(String text) {
        if (repeats(text) > MOST_REPEATS) {
            throw Refused.invalid("invalid " + EXPRESSION + ": repeats multiply to more than " + MOST_REPEATS);
        }
        try {
            Pattern pattern = Pattern.compile(text);
            return name -> pattern.matcher(name).find();
        } catch (PatternSyntaxException e) {
            throw Refused.invalid("invalid " + EXPRESSION + ": " + e.getDescription());
        }
    }

    /// As if all counted repeats stood in each other.
    private static long repeats(String text) {
        long all = 1;
        Matcher found = REPEAT.matcher(text);
        while (found.find() && all <= MOST_REPEATS) {
            String most = found.group(2);
            String count = most == null || most.length() == 1 ? found.group(1) : most.substring(1);
            all *= Math.max(1, Long.parseLong(count));
        }
        return all;
    }

    private static String withoutExtension(String name) {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
