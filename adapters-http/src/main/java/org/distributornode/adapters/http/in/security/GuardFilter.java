package org.distributornode.adapters.http.in.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.adapters.http.netty.ClientConnection;
import org.distributornode.adapters.http.security.Caller;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.Verdict;
import org.jspecify.annotations.Nullable;

/// Lets requests to guarded listeners in, or not, before their routes see them. In this order: too large, no
/// such route, no good token, not JSON by its type, a query, not JSON by its content, not for this body, not
/// for this role.
///
/// The platform's own filter is off: it would judge each request of the public API as well, knows neither these
/// reasons nor this order, and reads no body.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = Guard.class)
final class GuardFilter implements Ordered {

    private final Map<Integer, Guard> guards;
    private final GuardAnswers answers;

    GuardFilter(List<Guard> guards, GuardAnswers answers) {
        this.guards = guards.stream().collect(Collectors.toUnmodifiableMap(Guard::port, Function.identity()));
        this.answers = answers;
    }

    /// Before all that a listener asks of those who may come in.
    @Override
    public int getOrder() {
        return 0;
    }

    @RequestFilter
    @Nullable
    CompletionStage<Optional<HttpResponse<?>>> check(HttpRequest<?> request) {
        Guard guard = guards.get(request.getServerAddress().getPort());
        if (guard == null) {
            return null;
        }
        if (request.getContentLength() > guard.maxBody()) {
            throw new ContentLengthExceededException(guard.maxBody(), request.getContentLength());
        }
        RouteMatch<?> route = RouteAttributes.getRouteMatch(request).orElse(null);
        String path = path(request);
        if (route == null
                || route.getAnnotationMetadata().hasAnnotation(Open.class)
                || guard.open().contains(path)) {
            return null;
        }
        ServerHttpRequest<?> server = (ServerHttpRequest<?>) request;
        return server.byteBody()
                .split(ByteBody.SplitBackpressureMode.FASTEST)
                .buffer()
                .thenApply(body -> judge(
                        new Asked(request, path, needs(guard, path, route.getAnnotationMetadata())),
                        guard,
                        body.toByteArray()));
    }

    private Optional<HttpResponse<?>> judge(Asked asked, Guard guard, byte[] sent) {
        HttpRequest<?> request = asked.request();
        GuardedCall call = GuardedCall.begin(request);
        List<String> authorization = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        Verdict first = guard.tokens().check(authorization, ClientConnection.target(request));
        if (first instanceof Verdict.Refused(String why)) {
            return unauthorized(call, asked, why);
        }
        Optional<HttpResponse<?>> unreadable = read(call, asked, sent);
        if (unreadable.isPresent()) {
            return unreadable;
        }
        Verdict last = first instanceof Verdict.BoundTo bound ? guard.tokens().redeem(bound, call.body()) : first;
        return switch (last) {
            case Verdict.Refused(String why) -> unauthorized(call, asked, why);
            case Verdict.Admitted(Caller caller) -> admit(call, asked, caller);
            case Verdict.BoundTo _ -> throw new IllegalStateException("a token was not redeemed");
        };
    }

    private Optional<HttpResponse<?>> unauthorized(GuardedCall call, Asked asked, String why) {
        call.refuse(why);
        return Optional.of(answers.unauthorized(asked.path(), why));
    }

    private Optional<HttpResponse<?>> admit(GuardedCall call, Asked asked, Caller caller) {
        call.admit(caller);
        return caller.role().allows(asked.needs().role())
                ? Optional.empty()
                : Optional.of(answers.forbidden(asked.path()));
    }

    /// What makes a request unreadable, if anything does.
    private Optional<HttpResponse<?>> read(GuardedCall call, Asked asked, byte[] sent) {
        String type = asked.request().getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if ((asked.needs().json() || sent.length > 0) && !isJson(type)) {
            call.refuse("no JSON");
            return Optional.of(answers.unsupported(asked.path(), type == null ? "undefined" : type));
        }
        Optional<String> unknown = asked.request().getParameters().names().stream()
                .filter(name -> !asked.needs().query().contains(name))
                .min(Comparator.naturalOrder());
        if (unknown.isPresent()) {
            call.refuse("a query");
            return Optional.of(answers.unknownParameter(unknown.get()));
        }
        Optional<JsonValue> body = sent.length == 0 ? Optional.of(JsonObject.EMPTY) : StrictJson.parse(sent);
        if (body.isEmpty()) {
            call.refuse("no JSON");
            return Optional.of(answers.malformed());
        }
        call.read(body.get());
        return Optional.empty();
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static Needed needs(Guard guard, String path, AnnotationMetadata route) {
        Role usual = guard.readable().contains(path) ? Role.READ : Role.OPERATE;
        return new Needed(
                route.enumValue(Needs.class, Role.class).orElse(usual),
                route.booleanValue(Needs.class, "json").orElse(false),
                Set.of(route.stringValues(Needs.class, "query")));
    }

    private static String path(HttpRequest<?> request) {
        String path = request.getPath();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private record Needed(Role role, boolean json, Set<String> query) {}

    private record Asked(HttpRequest<?> request, String path, Needed needs) {}
}
