package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.adapters.http.netty.exchange.Answer.OfObject;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.store.StoredObject;

/// GET of an object or of a part of it.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ReadRows {

    private final ReadObject reading;

    ReadRows(ReadObject reading) {
        this.reading = reading;
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
            Answer answer = answer(call, opened, part).with(new OfObject(opened.bytes(), slice));
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

    private Answer answer(Call call, Opened opened, Optional<ByteSlice> part) {
        StoredObject object = opened.object();
        boolean ofPart = opened.bucket().properties().checksums().ofRanges() && part.isPresent();
        Checksum checksum =
                ofPart ? reading.ofPart(opened, part.get().offset(), part.get().end()) : object.checksum();
        Answer answer = Answer.of(part.isPresent() ? 206 : 200)
                .with("Content-Type", "application/octet-stream")
                .with(ObjectFields.of(object, checksum, call.dialect()));
        return part.map(slice ->
                        answer.with("Accept-Ranges", "bytes").with("Content-Range", contentRange(slice, object.size())))
                .orElse(answer);
    }

    private static String contentRange(ByteSlice slice, long size) {
        return "bytes " + slice.offset() + "-" + (slice.end() - 1) + "/" + size;
    }
}
