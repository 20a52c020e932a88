package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.archive.ArchiveForm;
import org.distributornode.adapters.http.in.aistore.archive.Member;
import org.distributornode.adapters.http.in.aistore.archive.Members;
import org.distributornode.adapters.http.in.aistore.archive.StreamedBytes;
import org.distributornode.adapters.http.in.aistore.archive.TarWriting;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.domain.content.ByteSlice;

/// GET of files in an object that is an archive: one by its name, or all that fit, as a tar archive.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ArchiveRow {

    private static final String PATH = "archpath";
    private static final String EXPRESSION = "archregx";
    private static final String MODE = "archmode";
    private static final String MIME = "archmime";
    private static final int LONGEST_EXPRESSION = 1024;

    /// Files that are answered together are gathered in memory.
    private static final long MOST_TOGETHER = 64 << 20;

    private final ReadObject reading;

    ArchiveRow(ReadObject reading) {
        this.reading = reading;
    }

    static boolean isMeant(Call call) {
        return call.query().findFilled(PATH).isPresent()
                || call.query().findFilled(EXPRESSION).isPresent();
    }

    Answer get(Call call, ObjectPath path) {
        if (!path.bucket().isLocal() || call.field("Range").isPresent()) {
            throw Refused.unsupported("archives are read whole, in buckets of this node");
        }
        ArchiveForm form = form(call, path);
        Optional<String> name = call.query().findFilled(PATH);
        Predicate<String> wanted = name.isPresent() ? isNamed(name.get()) : fitting(call);
        boolean done = false;
        Opened opened = open(path);
        try {
            Answer answer = name.isPresent()
                    ? one(form.of(opened.bytes()), wanted, opened, name.get() + " in " + path, path)
                    : all(form.of(opened.bytes()), wanted);
            done = name.isPresent();
            return answer;
        } catch (IOException e) {
            throw Refused.invalid("failed to read " + path + ": " + e.getMessage());
        } finally {
            if (!done) {
                opened.close();
            }
        }
    }

    private static ArchiveForm form(Call call, ObjectPath path) {
        Optional<String> mime = call.query().findFilled(MIME);
        return mime.map(ArchiveForm::named)
                .orElseGet(() -> ArchiveForm.ofObject(path.name().text()))
                .orElseThrow(() -> Refused.unsupported(
                        "unknown archive format of \"" + path.name() + "\" (expecting [.tar .tgz .tar.gz .zip])"));
    }

    private Opened open(ObjectPath path) {
        return switch (reading.open(path.bucket(), path.name(), new Extent.Whole())) {
            case Opened opened -> opened;
            case ReadObject.Outcome.Refused(var why) -> throw path.refused(why);
        };
    }

    private static Answer one(Members members, Predicate<String> wanted, Opened opened, String what, ObjectPath path)
            throws IOException {
        for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
            Member member = next.get();
            if (wanted.test(member.name())) {
                StreamedBytes bytes = new StreamedBytes(member.content(), member.size(), opened.bytes());
                return Answer.of(200)
                        .with("Content-Type", "application/octet-stream")
                        .with(new Answer.OfObject(bytes, new ByteSlice(0, member.size())));
            }
        }
        throw new Refused(404, "ErrNotFound", "t[" + path.node().target() + "]: " + what + " does not exist");
    }

    private static Answer all(Members members, Predicate<String> wanted) throws IOException {
        TarWriting tar = new TarWriting();
        for (Optional<Member> next = members.next(); next.isPresent(); next = members.next()) {
            Member member = next.get();
            if (wanted.test(member.name())) {
                if (tar.size() + member.size() > MOST_TOGETHER) {
                    throw new Refused(413, "", "the files that fit are larger than " + MOST_TOGETHER + " bytes");
                }
                tar.add(member);
            }
        }
        return Answer.of(200).with("Content-Type", "application/x-tar").with(new Answer.Bytes(tar.end()));
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

    private static Predicate<String> expression(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            return name -> pattern.matcher(name).find();
        } catch (PatternSyntaxException e) {
            throw Refused.invalid("invalid " + EXPRESSION + ": " + e.getDescription());
        }
    }

    private static String withoutExtension(String name) {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
