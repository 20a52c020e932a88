package org.distributornode.adapters.http.in.aistore;

import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.access.AccessLog;
import org.distributornode.adapters.http.in.aistore.Refused.ErrorAnswer;
import org.distributornode.adapters.http.in.aistore.Routes.Route;
import org.distributornode.adapters.http.in.requestid.RequestId;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.adapters.http.netty.exchange.Answering;
import org.distributornode.adapters.http.netty.exchange.Request;
import org.distributornode.adapters.http.security.Caller;
import org.distributornode.adapters.http.security.Verdict;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.application.port.PortFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes every request of the listener: finds its resource, lets its client in or not, and words what goes wrong.
public final class AistoreListener implements Answering {

    private static final Logger LOG = LoggerFactory.getLogger(AistoreListener.class);

    private final Routes routes;
    private final AistoreSettings settings;
    private final AccessLog accesses;
    private final Traffic traffic;
    private final StoreAudit audit = new StoreAudit();

    public AistoreListener(List<Resource> resources, AistoreSettings settings, AccessLog accesses, Traffic traffic) {
        this.routes = new Routes(resources);
        this.settings = settings;
        this.accesses = accesses;
        this.traffic = traffic;
    }

    @Override
    public Answer answer(Request request) {
        Target target = Target.of(request.target());
        try {
            return answer(request, target);
        } catch (Refused refused) {
            return error(refused.error(), request, Dialect.EITHER);
        }
    }

    /// What is refused, too, is left to the thread that says why.
    @Override
    public Optional<Answer> atOnce(Request request) {
        if (!settings.fastPath()) {
            return Optional.empty();
        }
        try {
            Entered entered = enter(request, Target.of(request.target()));
            long begin = System.nanoTime();
            Optional<Answer> answer = entered.route().resource().atOnce(entered.call());
            answer.ifPresent(known -> note(entered, known, begin));
            return answer;
        } catch (Refused | PortFailure _) {
            return Optional.empty();
        }
    }

    private Answer answer(Request request, Target target) {
        Entered entered = enter(request, target);
        long begin = System.nanoTime();
        Answer answer = answer(entered.route().resource(), entered.call());
        note(entered, answer, begin);
        return answer;
    }

    /// A request whose resource is known and whose client may come in.
    private record Entered(Route route, Call call) {}

    private Entered enter(Request request, Target target) {
        Optional<Route> found = routes.find(target.path(), request.method());
        Optional<Caller> caller = admit(request, found);
        Query query = Query.parse(target.query());
        Route route = found.orElseThrow(() -> unknown(request, target));
        Query whole = route.provider().map(each -> query.with("provider", each)).orElse(query);
        Call call = new Call(
                request,
                new Call.Context(route.rest(), whole, settings.node(), settings.messages(), caller, route.preset()));
        return new Entered(route, call);
    }

    private void note(Entered entered, Answer answer, long begin) {
        traffic.count(entered.route().resource().name(), entered.call(), answer, System.nanoTime() - begin);
        audit.write(entered.call(), answer.status());
    }

    private Answer answer(Resource resource, Call call) {
        if (call.method().equals("OPTIONS")) {
            return Answers.done().with("Allow", allowed(resource));
        }
        try {
            return resource.verbs().contains(call.method()) ? resource.answer(call) : wrongVerb(resource, call);
        } catch (Refused refused) {
            return error(refused.error(), call.request(), call.dialect());
        } catch (PortFailure failure) {
            return failed(failure, call);
        } finally {
            call.end();
        }
    }

    /// What the medium cannot do; the log says more than the client is told.
    private Answer failed(PortFailure failure, Call call) {
        String id = id(call.request());
        LOG.warn("not done: method={} path={} requestId={}", call.method(), call.path(), id, failure);
        String target = "t[" + call.node().target() + "]: ";
        ErrorAnswer answer = failure.outOfSpace()
                ? new ErrorAnswer(507, "ErrCapExceeded", target + "out of space, request " + id, List.of())
                : new ErrorAnswer(failure.retryable() ? 503 : 500, "", target + "storage failure " + id, List.of());
        return error(answer, call.request(), call.dialect());
    }

    private static Answer wrongVerb(Resource resource, Call call) {
        if (call.dialect() == Dialect.OF_2020) {
            throw Refused.invalid("invalid method '" + call.method() + "' for '" + call.path() + "'");
        }
        return Answers.bytes(405, "text/plain; charset=utf-8", "Method Not Allowed\n")
                .with("Allow", allowed(resource));
    }

    private static String allowed(Resource resource) {
        return String.join(", ", resource.verbs().stream().sorted().toList());
    }

    private static Refused unknown(Request request, Target target) {
        return Refused.invalid("invalid request URI: '" + request.method() + " " + target.path() + "' from "
                + request.clientHost() + ":" + request.clientPort());
    }

    private Optional<Caller> admit(Request request, Optional<Route> found) {
        if (settings.tokens().isEmpty()) {
            OwnMachine.require(request);
            return Optional.empty();
        }
        if (found.filter(route -> route.resource().isOpen()).isPresent()) {
            return Optional.empty();
        }
        Verdict verdict = settings.tokens().get().check(request.fields("Authorization"), request.target());
        return switch (verdict) {
            case Verdict.Admitted(Caller caller) -> Optional.of(caller);
            case Verdict.Refused(String why) -> throw unauthorized(why);
            case Verdict.BoundTo _ -> throw unauthorized("a session token is required");
        };
    }

    private static Refused unauthorized(String why) {
        return new Refused(new ErrorAnswer(401, "", why, List.of(new Header("WWW-Authenticate", "Bearer"))));
    }

    private Answer error(ErrorAnswer error, Request request, Dialect dialect) {
        return Errors.of(error, request, dialect, settings.node());
    }

    @Override
    public Answer broken(Request request, Throwable failure) {
        String id = id(request);
        LOG.error("unexpected failure method={} requestId={}", request.method(), id, failure);
        return error(new ErrorAnswer(500, "", "unexpected error " + id, List.of()), request, Dialect.EITHER);
    }

    @Override
    public Answer unreadable(Request request, int status) {
        String message = switch (status) {
            case 414 -> "request target too long";
            case 431 -> "request header fields too large";
            default -> "malformed request";
        };
        return error(new ErrorAnswer(status, "", message, List.of()), request, Dialect.EITHER);
    }

    @Override
    public void over(Request request, int status, long nanos) {
        accesses.other(new AccessLog.Other(
                request.clientHost(),
                request.isEncrypted() ? Protocol.HTTPS_1 : Protocol.HTTP_1,
                request.method(),
                Target.of(request.target()).path(),
                status,
                nanos,
                id(request)));
    }

    private static String id(Request request) {
        return RequestId.of(request.field(RequestId.HEADER));
    }

    /// A request's target without what stands before the path (RFC 9112, section 3.2.2).
    ///
    /// @param query empty where there is none
    private record Target(String path, String query) {

        static Target of(String text) {
            int scheme = text.startsWith("/") ? -1 : text.indexOf("://");
            int start = scheme < 0 ? 0 : text.indexOf('/', scheme + 3);
            String target = start < 0 ? "/" : text.substring(start);
            int mark = target.indexOf('?');
            return mark < 0
                    ? new Target(target, "")
                    : new Target(target.substring(0, mark), target.substring(mark + 1));
        }
    }
}
