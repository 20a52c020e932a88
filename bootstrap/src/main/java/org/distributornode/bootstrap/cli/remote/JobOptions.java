package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonBoolean;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.OutputOptions;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What all commands take that let a running node do a job, and how they follow it.
final class JobOptions {

    @Mixin
    private final NodeOptions node;

    @Option(names = "--detach", description = "Print the job and leave it to the node.")
    private boolean detached;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    JobOptions(NodeOptions.Caller caller) {
        this.node = new NodeOptions(caller);
    }

    /// @param about members of the request beside the kind
    /// @return the exit code
    int run(String kind, Map<String, JsonValue> about, PrintWriter out) throws InterruptedException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("kind", new JsonText(kind));
        members.putAll(about);
        try (Session session = Session.with(node)) {
            JobView job = new JobView(session.request(HttpMethod.POST, "/jobs", Optional.of(new JsonObject(members))));
            if (detached) {
                output.print(out, job.json(), () -> out.println(job.line()));
                return ExitCode.OK.number();
            }
            boolean bars = output.isForPeople() && node.terminal().isWatched();
            return new JobFollower(node, out).follow(session, job, bars);
        }
    }

    /// Of just these objects, or of all if none is named.
    static Map<String, JsonValue> objects(List<String> ids) {
        List<JsonValue> checked = new ArrayList<>();
        for (String id : ids) {
            if (DataObjectId.parse(id).isEmpty()) {
                throw new StartFailure(ExitCode.INVALID_INPUT, id + " is no object id.");
            }
            checked.add(new JsonText(id));
        }
        return checked.isEmpty() ? Map.of() : Map.of("objects", new JsonArray(checked));
    }

    static Map<String, JsonValue> bag(String name) {
        if (BagId.parse(name).isEmpty()) {
            throw new StartFailure(ExitCode.INVALID_INPUT, name + " is no name of a bag.");
        }
        return Map.of("bag", new JsonText(name));
    }

    /// `assigned` or `all`.
    static Map<String, JsonValue> flag(String name) {
        return Map.of(name, new JsonBoolean(true));
    }
}
