package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Dialect;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.adapters.http.netty.exchange.Answer.OfObject;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.application.usecase.store.ReadObject.Seen;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.store.StoredObject;

/// GET of an object or of a part of it.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ReadRows {

    private final ReadObject reading;
    private final ObjectsAtHand atHand;

    ReadRows(ReadObject reading, ObjectsAtHand atHand) {
        this.reading = reading;
        this.atHand = atHand;
    }

    /// Of an object at hand; empty where there is more to do. Waits for nothing.
    Optional<Answer> atOnce(Call call, ObjectPath path) {
        Optional<Seen> found = reading.see(path.bucket(), path.name());
        Optional<String> range = call.field("Range");
        if (found.isEmpty()
                || (range.isPresent()
                        && found.get().bucket().properties().checksums().ofRanges())) {
            return Optional.empty();
        }
        Seen seen = found.get();
        StoredObject object = seen.object();
        Optional<ByteSlice> part = AskedRange.of(range, object.size());
        ByteSlice slice = part.orElseGet(() -> new ByteSlice(0, object.size()));
        return atHand.find(seen)
                .flatMap(bytes -> Answer.Body.of(bytes, slice, path))
                .map(body -> answer(call, object, object.checksum(), part).with(body));
    }

    Answer get(Call call, ObjectPath path) {
        Optional<String> range = call.field("Range");
        Opened opened = open(path, extent(path, range));
        boolean done = false;
        try {
            Optional<ByteSlice> part = AskedRange.of(range, opened.object().size());
            ByteSlice slice =
                    part.orElseGet(() -> new ByteSlice(0, opened.object().size()));
            FirstByte.await(opened, slice, path);
            Answer answer = answer(call, opened.object(), checksum(opened, part), part)
                    .with(new OfObject(opened.bytes(), slice));
            done = true;
            return answer;
        } finally {
            if (!done) {
                opened.close();
            }
        }
    }

    private Opened open(ObjectPath path, Extent extent) {
        return switch (reading.open(path.bucket(), path.name(), extent)) {
            case Opened opened -> opened;
            case ReadObject.Outcome.Refused(var why) -> throw path.refused(why);
        };
    }

    /// What is elsewhere is asked for no more of it than is needed.
    private Extent extent(ObjectPath path, Optional<String> range) {
        if (range.isEmpty() || path.bucket().isLocal()) {
            return new Extent.Whole();
        }
        StoredObject object = path.done(reading.inspect(path.bucket(), path.name()));
        return AskedRange.of(range, object.size())
                .<Extent>map(slice -> new Extent.Part(slice.offset(), slice.end()))
                .orElseGet(Extent.Whole::new);
    }

    private Checksum checksum(Opened opened, Optional<ByteSlice> part) {
        return part.filter(_ -> opened.bucket().properties().checksums().ofRanges())
                .map(slice -> reading.ofPart(opened, slice.offset(), slice.end()))
                .orElseGet(() -> opened.object().checksum());
    }

    private static Answer answer(Call call, StoredObject object, Checksum checksum, Optional<ByteSlice> part) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", "application/octet-stream"));
        headers.addAll(ObjectFields.of(object, checksum, call.dialect()));
        if (call.dialect() != Dialect.TODAY) {
            headers.add(new Header("size", Long.toString(object.size())));
        }
        if (part.isPresent()) {
            headers.add(new Header("Accept-Ranges", "bytes"));
            headers.add(new Header("Content-Range", contentRange(part.get(), object.size())));
        }
        return new Answer(part.isPresent() ? 206 : 200, headers, new Answer.Nothing(0));
    }

    private static String contentRange(ByteSlice slice, long size) {
        return "bytes " + slice.offset() + "-" + (slice.end() - 1) + "/" + size;
    }
}
