package org.distributornode.adapters.http.in.aistore.job;

import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;

/// Which work a client asks about. What it leaves out or leaves empty does not matter.
///
/// @param kind by today's name
record WorkQuery(String id, String kind, String node, Optional<StoreBucket> bucket, boolean runningOnly) {

    /// @throws Refused if it has another form, or names a kind that there is not
    static WorkQuery read(JsonValue body) {
        Fields fields = Fields.inAnyCase(body);
        String kind = Kinds.today(fields.textOrEmpty("kind"));
        return checked(new WorkQuery(
                either(fields, "id", "uuid"),
                kind,
                either(fields, "node", "daemonid"),
                fields.find("bck").flatMap(WorkQuery::bucket),
                fields.flag("show_active")));
    }

    /// As the document of 2020 has it: the kind is the name of the message, the bucket in its value.
    static WorkQuery ofMessage(String kind, Optional<JsonValue> value) {
        Optional<StoreBucket> bucket = value.map(Fields::inAnyCase)
                .flatMap(fields -> fields.text("bucket"))
                .filter(name -> !name.isEmpty())
                .map(WorkQuery::local);
        return checked(new WorkQuery("", Kinds.today(kind), "", bucket, false));
    }

    private static WorkQuery checked(WorkQuery query) {
        if (!query.kind.isEmpty() && !Kinds.isKnown(query.kind)) {
            throw Refused.invalid("invalid xaction (job) kind \"" + query.kind + "\"");
        }
        return query;
    }

    private static String either(Fields fields, String one, String other) {
        String text = fields.textOrEmpty(one);
        return text.isEmpty() ? fields.textOrEmpty(other) : text;
    }

    private static Optional<StoreBucket> bucket(JsonValue value) {
        Fields fields = Fields.inAnyCase(value);
        String name = fields.textOrEmpty("name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String provider =
                fields.text("provider").filter(text -> !text.isEmpty()).orElse(StoreBucket.LOCAL);
        Optional<Fields> namespace = fields.find("namespace").map(Fields::inAnyCase);
        Namespace global = namespace
                .flatMap(found -> Namespace.parse(found.textOrEmpty("uuid"), found.textOrEmpty("name")))
                .orElse(Namespace.GLOBAL);
        try {
            return Optional.of(new StoreBucket(provider, global, name));
        } catch (IllegalArgumentException why) {
            throw Refused.invalid("invalid bucket: " + why.getMessage());
        }
    }

    private static StoreBucket local(String name) {
        return StoreBucket.objection(name)
                .<StoreBucket>map(why -> {
                    throw Refused.invalid("bucket name " + why);
                })
                .orElseGet(() -> StoreBucket.local(name));
    }

    /// Whether it names nothing at all.
    boolean isEmpty() {
        return id.isEmpty() && kind.isEmpty();
    }

    List<Work> in(List<Work> all) {
        return all.stream()
                .filter(work -> id.isEmpty() || isOf(work))
                .filter(work -> kind.isEmpty() || work.kind().equals(kind))
                .filter(work -> bucket.isEmpty() || work.concerns(bucket.get()))
                .filter(work -> !runningOnly || work.isRunning())
                .toList();
    }

    private boolean isOf(Work work) {
        return work.id().equals(id)
                || WorkId.parse(id)
                        .filter(asked ->
                                WorkId.parse(work.id()).filter(asked::equals).isPresent())
                        .isPresent();
    }
}
