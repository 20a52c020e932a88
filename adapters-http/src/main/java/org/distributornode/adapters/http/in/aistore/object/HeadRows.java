package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Dialect;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.adapters.http.netty.exchange.Answer.Nothing;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoredObject;

/// HEAD of an object: what is known of it, or whether it is on this node.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class HeadRows {

    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int BASE_36 = 36;

    private final ReadObject reading;

    HeadRows(ReadObject reading) {
        this.reading = reading;
    }

    Answer head(Call call, ObjectPath path) {
        StoredObject object = path.done(reading.inspect(path.bucket(), path.name()));
        if (call.query().isSet("check_cached")) {
            return cached(object, path);
        }
        String presence = call.query().find("presence").orElse("");
        return switch (presence) {
            case "5" -> outside(object, path);
            case "1" -> Answer.of(200);
            case "3" -> cached(object, path);
            case "2", "4" -> props(call, path, held(object, path));
            default -> props(call, path, object);
        };
    }

    private static Answer cached(StoredObject object, ObjectPath path) {
        held(object, path);
        return Answer.of(200);
    }

    private static StoredObject held(StoredObject object, ObjectPath path) {
        if (!object.held()) {
            throw path.refused(new StoreRefusal.NoObject(path.bucket(), path.name()));
        }
        return object;
    }

    private static Answer outside(StoredObject object, ObjectPath path) {
        if (object.held()) {
            throw Refused.invalid(path + " is present in the cluster");
        }
        return Answer.of(200);
    }

    private static Answer props(Call call, ObjectPath path, StoredObject object) {
        Optional<String> asked = call.query().findFilled("props");
        List<Header> fields = asked.isPresent() ? chosen(asked.get(), path, object) : all(call.dialect(), path, object);
        return Answer.of(200).with(fields).with(new Nothing(object.size()));
    }

    private static List<Header> all(Dialect dialect, ObjectPath path, StoredObject object) {
        StoreBucket bucket = path.bucket();
        return new ObjectFields(dialect)
                .checksum(object.checksum())
                .version(object)
                .accessed(object)
                .custom(object)
                .copies(object)
                .present(object)
                .today("Ais-Name", object.name().text())
                .today("Ais-Bucket-Name", bucket.name())
                .today("Ais-Bucket-Provider", bucket.provider())
                .today("Ais-Location", location(path))
                .of2020("name", object.name().text())
                .of2020("size", Long.toString(object.size()))
                .of2020("bucket.name", bucket.name())
                .of2020("bucket.provider", bucket.provider())
                .of2020("bucket.namespace.uuid", bucket.namespace().uuid())
                .of2020("bucket.namespace.name", bucket.namespace().name())
                .all();
    }

    /// Just what was asked for, and whether it is here.
    private static List<Header> chosen(String asked, ObjectPath path, StoredObject object) {
        ObjectFields fields = new ObjectFields(Dialect.TODAY).present(object);
        for (String name : asked.split(",", -1)) {
            switch (name.strip()) {
                case "", "name", "size", "ec", "chunked" -> {}
                case "checksum" -> fields.checksum(object.checksum());
                case "atime" -> fields.accessed(object);
                case "version" -> fields.version(object);
                case "custom" -> fields.custom(object);
                case "copies" -> fields.copies(object);
                case "location" -> fields.today("Ais-Location", location(path));
                case "last-modified" -> fields.today("Last-Modified", LAST_MODIFIED.format(object.written()));
                case "etag" -> fields.today("ETag", tag(object));
                default -> throw Refused.invalid("unknown property \"" + name + "\"");
            }
        }
        return fields.all();
    }

    private static String location(ObjectPath path) {
        return "t[" + path.node().target() + "]";
    }

    private static String tag(StoredObject object) {
        if (object.checksum().type() == ChecksumType.MD5) {
            return "\"" + object.checksum().value() + "\"";
        }
        Instant written = object.written();
        long nanos = written.getEpochSecond() * 1_000_000_000L + written.getNano();
        return "\"v1-" + object.checksum().value() + "-" + Long.toString(nanos, BASE_36) + "\"";
    }
}
