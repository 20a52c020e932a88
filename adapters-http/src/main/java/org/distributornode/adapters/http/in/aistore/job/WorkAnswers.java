package org.distributornode.adapters.http.in.aistore.job;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Dialect;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// Answers questions about work.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
public final class WorkAnswers {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Works works;

    public WorkAnswers(Works works) {
        this.works = works;
    }

    /// How one stands; of several of a kind, the latest.
    public Answer status(Call call) {
        WorkQuery query = WorkQuery.read(call.json());
        if (query.isEmpty()) {
            throw Refused.invalid("invalid job query: neither an id nor a kind");
        }
        List<Work> found = query.in(works.all());
        if (found.isEmpty()) {
            throw missing(call, query);
        }
        return Answers.json(TEXT, WorkJson.status(found.getFirst()));
    }

    /// How all stand that fit.
    public Answer statuses(Call call) {
        return Answers.json(TEXT, list(found(call), WorkJson::status));
    }

    /// All that is known, by node.
    public Answer snapshots(Call call) {
        WorkQuery query = WorkQuery.read(call.json());
        List<Work> found = query.in(works.all());
        if (found.isEmpty() && !query.id().isEmpty()) {
            throw missing(call, query);
        }
        return byNode(
                call, list(found, call.dialect() == Dialect.OF_2020 ? WorkJson::snapshotOf2020 : WorkJson::snapshot));
    }

    /// The same, asked for as the document of 2020 says.
    public Answer statistics(Call call) {
        Message message = call.message();
        if (!message.action().equals("stats")) {
            throw message.unknown();
        }
        WorkQuery query = WorkQuery.ofMessage(message.name(), message.value());
        return byNode(call, list(query.in(works.all()), WorkJson::snapshotOf2020));
    }

    /// Names what is not over.
    public Answer running(Call call) {
        return Answers.json(list(
                found(call).stream().filter(Work::isRunning).toList(),
                work -> new JsonText(work.kind() + "[" + work.id() + "]")));
    }

    private List<Work> found(Call call) {
        return WorkQuery.read(call.json()).in(works.all());
    }

    private static Answer byNode(Call call, JsonArray found) {
        JsonObject answer = new Members().with(call.node().target(), found).object();
        return Answers.json(answer);
    }

    private static JsonArray list(List<Work> works, Function<Work, JsonValue> form) {
        return new JsonArray(works.stream().map(form).toList());
    }

    private static Refused missing(Call call, WorkQuery query) {
        String name = query.id().isEmpty() ? query.kind() : query.id();
        return new Refused(404, "", "p[" + call.node().proxy() + "]: x-[" + name + "] does not exist");
    }
}
