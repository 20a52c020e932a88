package org.distributornode.adapters.http.in.aistore;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.distributornode.adapters.http.in.aistore.Refused.ErrorAnswer;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;

/// Says in the API's words why something is not done to buckets and objects. Rows that word it otherwise look at the
/// refusal before they come here.
public final class StoreErrors {

    private StoreErrors() {}

    /// @param node whose names appear in messages
    public static Refused of(StoreRefusal why, NodeNames node) {
        return switch (why) {
            case StoreRefusal.NoBucket(var bucket) -> noBucket(bucket);
            case StoreRefusal.BucketExists(var bucket) -> bucketExists(bucket);
            case StoreRefusal.NoProvider(var bucket) -> noProvider(bucket);
            case StoreRefusal.NoObject no -> noObject(no.bucket(), no.name(), node);
            case StoreRefusal.ObjectExists there -> objectExists(there);
            case StoreRefusal.WrongChecksum wrong ->
                badChecksum(wrong.expected(), wrong.actual(), wrong.bucket() + "/" + wrong.name());
            case StoreRefusal.Damaged wrong ->
                badChecksum(wrong.expected(), wrong.actual(), wrong.bucket() + "/" + wrong.name());
            case StoreRefusal.NoRoom full -> noRoom(full);
            case StoreRefusal.NotAllowed no -> denied(no.bucket(), spelled(no.permission()) + " access denied");
            case StoreRefusal.ReadOnly(var bucket) -> denied(bucket, "read-only, the network has its objects");
            case StoreRefusal.NotRemote(var bucket) -> notRemote(bucket);
            case StoreRefusal.Pinned pinned ->
                new Refused(409, "", pinned.bucket() + "/" + pinned.name() + " is pinned by an operator");
            case StoreRefusal.Busy busy -> busy(busy);
            case StoreRefusal.NoArchive no ->
                Refused.invalid("failed to read " + no.bucket() + "/" + no.name() + ": " + no.why());
            case StoreRefusal.SameName(var name) -> Refused.invalid(name + ": same name, nothing to do");
            case StoreRefusal.NoDraft no -> notFound("upload " + no.id(), node);
            case StoreRefusal.OtherParts parts -> otherParts(parts);
            case StoreRefusal.OutOfRange out -> outOfRange(out);
            case StoreRefusal.BadCustom(var reason) -> Refused.invalid("custom metadata " + reason);
            case StoreRefusal.TooFewMountpaths few -> tooFewMountpaths(few, node);
            case StoreRefusal.TooFewCopies few -> tooFewCopies(few);
            case StoreRefusal.BadSource bad -> badSource(bad);
            case StoreRefusal.BadLink bad -> Refused.invalid("invalid link \"" + bad.link() + "\" " + bad.why());
            case StoreRefusal.Unsupported(var what) -> Refused.unsupported("this node does no " + what);
            case StoreRefusal.TooManyJobs many -> tooManyJobs(many);
            case StoreRefusal.Interrupted _ -> new Refused(503, "", "the work was broken off");
            case StoreRefusal.FromNetwork from -> fromNetwork(from, node);
        };
    }

    private static Refused tooManyJobs(StoreRefusal.TooManyJobs many) {
        String message = "too many jobs are waiting: at most " + many.most() + " may, with names of " + many.bytes()
                + " bytes altogether";
        return new Refused(429, "", message);
    }

    private static String spelled(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Refused bucketExists(StoreBucket bucket) {
        return new Refused(409, "ErrBucketAlreadyExists", "bucket \"" + bucket + "\" already exists");
    }

    private static Refused objectExists(StoreRefusal.ObjectExists there) {
        return new Refused(409, "", "object \"" + there.bucket() + "/" + there.name() + "\" already exists");
    }

    private static Refused noRoom(StoreRefusal.NoRoom full) {
        String message = "out of space: used " + full.used() + " bytes of " + full.limit() + " that the store may take";
        return new Refused(507, "ErrCapExceeded", message);
    }

    private static Refused busy(StoreRefusal.Busy busy) {
        String object = busy.bucket() + "/" + busy.name();
        return new Refused(409, "ErrBusy", "object \"" + object + "\" is currently busy, please try again");
    }

    private static Refused denied(StoreBucket bucket, String why) {
        return new Refused(403, "ErrBucketAccessDenied", "bucket \"" + bucket + "\": " + why);
    }

    private static Refused notRemote(StoreBucket bucket) {
        return new Refused(400, "ErrNotRemoteBck", "expecting remote bucket (have " + bucket + ")");
    }

    private static Refused otherParts(StoreRefusal.OtherParts parts) {
        return Refused.invalid(
                "partial completion is not allowed: requested " + parts.named() + " parts, have " + parts.present());
    }

    private static Refused outOfRange(StoreRefusal.OutOfRange out) {
        return Refused.invalid("invalid " + out.what() + " " + out.value() + ", must be in [" + out.least() + ", "
                + out.most() + "] range");
    }

    private static Refused tooFewMountpaths(StoreRefusal.TooFewMountpaths few, NodeNames node) {
        return Refused.invalid("t[" + node.target() + "]: number of copies (" + few.copies()
                + ") exceeds the number of mountpaths (" + few.mountpaths() + ")");
    }

    private static Refused tooFewCopies(StoreRefusal.TooFewCopies few) {
        String object = few.bucket() + "/" + few.name();
        return new Refused(
                507, "ErrCapExceeded", object + " has " + few.copies() + " copies instead of " + few.wanted());
    }

    private static Refused badSource(StoreRefusal.BadSource bad) {
        String message = "invalid promote source \"" + bad.path() + "\" " + bad.why();
        return new Refused(400, "errInvalidPromoteSource", message);
    }

    private static Refused notFound(String what, NodeNames node) {
        return new Refused(404, "ErrNotFound", "t[" + node.target() + "]: " + what + " does not exist");
    }

    private static Refused noBucket(StoreBucket bucket) {
        if (!bucket.provider().equals(StoreBucket.LOCAL)) {
            return noProvider(bucket);
        }
        return new Refused(404, "ErrBckNotFound", "bucket \"" + bucket + "\" does not exist");
    }

    private static Refused noProvider(StoreBucket bucket) {
        return new Refused(
                404,
                "ErrFailedTo",
                "bucket \"" + bucket + "\" does not exist: "
                        + bucket.provider().toUpperCase(Locale.ROOT)
                        + " backend is missing in the cluster configuration");
    }

    private static Refused noObject(StoreBucket bucket, ObjectName name, NodeNames node) {
        return notFound(bucket + "/" + name, node);
    }

    private static Refused badChecksum(Checksum expected, Checksum actual, String context) {
        String values = expected.type() == actual.type()
                ? actual.type().text() + "(" + shortened(actual) + " != " + shortened(expected) + ")"
                : "(" + actual + " != " + expected + ")";
        return new Refused(500, "ErrBadCksum", "BAD DATA CHECKSUM: " + values + " (context: " + context + ")");
    }

    private static String shortened(Checksum checksum) {
        String value = checksum.value();
        return value.length() > 16 ? value.substring(0, 16) + "…" : value;
    }

    private static Refused fromNetwork(StoreRefusal.FromNetwork from, NodeNames node) {
        String object = from.bucket() + "/" + from.name();
        return switch (from.why()) {
            case Refusal.UnknownObject _ -> noObject(from.bucket(), from.name(), node);
            case Refusal.NotDistributedHere _ ->
                new Refused(404, "ErrNotFound", object + " is another node's to serve");
            case Refusal.NotAccepted _ -> new Refused(404, "ErrNotFound", object + " has not been uploaded yet");
            case Refusal.Denied _ -> new Refused(451, "", object + " is not served for legal reasons");
            case Refusal.CatalogSilent(var after) ->
                later(after, "the catalogue of objects does not answer at present");
            case Refusal.NoSource(var after) -> later(after, "no source delivers " + object + " at present");
            case Refusal.NoRoom _ -> new Refused(507, "ErrCapExceeded", "out of space: no room for " + object);
            case Refusal.Overloaded(var after) -> later(after, "the node has too much to do at present");
        };
    }

    private static Refused later(Duration after, String message) {
        long seconds = Math.max(1, after.plusMillis(999).toSeconds());
        return new Refused(
                new ErrorAnswer(503, "", message, List.of(new Header("Retry-After", Long.toString(seconds)))));
    }
}
