package org.distributornode.adapters.http.in.aistore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.netty.exchange.Request;
import org.distributornode.adapters.http.netty.exchange.RequestContent;
import org.distributornode.adapters.http.security.Caller;
import org.distributornode.adapters.http.security.Role;
import org.jspecify.annotations.Nullable;

/// One request to a [Resource]. For one thread.
public final class Call {

    private final Request request;
    private final Context context;
    private byte @Nullable [] body;
    private @Nullable Message message;
    private Dialect dialect;
    private boolean steering;
    private int taken;

    /// @param rest decoded, what stands behind the name of the resource and the slash
    /// @param caller absent where nobody needs a token
    /// @param preset stands for the message of a request that has none by its form
    record Context(
            String rest,
            Query query,
            NodeNames node,
            MessageRoom room,
            Optional<Caller> caller,
            Optional<Message> preset) {}

    Call(Request request, Context context) {
        this.request = request;
        this.context = context;
        this.dialect = Dialect.of(request, context.query());
        this.message = context.preset().orElse(null);
    }

    public String method() {
        return request.method();
    }

    public Request request() {
        return request;
    }

    public NodeNames node() {
        return context.node();
    }

    public Query query() {
        return context.query();
    }

    /// The path behind the resource, decoded, with all its slashes.
    public String rest() {
        return context.rest();
    }

    /// The steps of that path.
    public List<String> items() {
        return Arrays.stream(rest().split("/", -1))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /// The first field that has one of these names, which mean the same.
    public Optional<String> field(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> request.field(name).stream())
                .findFirst();
    }

    /// The form that the request is written in, as far as is known by now: an action tells, once the message is read.
    public Dialect dialect() {
        return dialect;
    }

    /// The body as it comes; for rows that take objects.
    public RequestContent content() {
        return request.content();
    }

    /// The whole body; may wait for it.
    ///
    /// @throws Refused with 413 if it is too large, with 503 if others fill the room for messages
    public byte[] body() {
        byte[] known = body;
        if (known == null) {
            long length = length();
            int most = context.room().most();
            if (length > most) {
                throw tooLarge();
            }
            taken += context.room().take(length);
            known = request.content().all(most).orElseThrow(this::tooLarge);
            body = known;
        }
        return known;
    }

    private Refused tooLarge() {
        return new Refused(
                413, "", "request entity is larger than " + context.room().most());
    }

    /// How long the body is as announced; -1 if a body of unknown length may come.
    public long length() {
        if (request.field("Transfer-Encoding").isPresent()) {
            return -1;
        }
        return request.field("Content-Length").map(Long::parseLong).orElse(0L);
    }

    /// Lets others have the room that the body took.
    void end() {
        context.room().giveBack(taken);
        taken = 0;
    }

    /// Whether the request has a message, or says that it has.
    public boolean hasMessage() {
        return message != null || saysJson() || body().length > 0;
    }

    /// @throws Refused if there is none, or it is none
    public Message message() {
        Message known = message;
        if (known == null) {
            known = Message.read(body(), method());
            message = known;
            dialect = dialect.or(Dialect.ofAction(known.action()));
        }
        return known;
    }

    /// The body as a JSON value of any kind.
    public JsonValue json() {
        return Message.json(body(), method());
    }

    /// Refuses whoever may not steer the node; where there are no tokens everybody may. The call is written down.
    ///
    /// @throws Refused with 403
    public void requireOperator() {
        steering = true;
        if (context.caller()
                .filter(caller -> !caller.role().allows(Role.OPERATE))
                .isPresent()) {
            throw new Refused(403, "ErrAccessDenied", "this token does not let its bearer steer the node");
        }
    }

    boolean isSteering() {
        return steering;
    }

    /// What the message says is to be done; empty as long as it has not been read.
    String action() {
        Message known = message;
        return known == null ? "" : known.action();
    }

    Optional<Caller> caller() {
        return context.caller();
    }

    /// No path of the resource looks so.
    public Refused unknownPath() {
        return Refused.invalid("invalid request URI: '" + method() + " " + path() + "' from " + client());
    }

    /// As it was sent, without the query.
    public String path() {
        String target = request.target();
        int end = target.indexOf('?');
        return end < 0 ? target : target.substring(0, end);
    }

    private String client() {
        return request.clientHost() + ":" + request.clientPort();
    }

    private boolean saysJson() {
        return request.field("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }
}
