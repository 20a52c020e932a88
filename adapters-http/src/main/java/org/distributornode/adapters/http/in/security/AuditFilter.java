package org.distributornode.adapters.http.in.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;
import org.distributornode.adapters.http.netty.ClientConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down every call of a guarded API, refused ones included: who, from where, what, what it changed, how
/// it ended. What platforms poll (health, metrics) is written down only if it is refused. Tokens and queries
/// are not.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = Guard.class)
final class AuditFilter implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger("org.distributornode.audit");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\u2028\\u2029]");
    private static final int LONGEST_BODY = 2_000;

    /// Outside of the guard, so that it sees what the guard refuses.
    @Override
    public int getOrder() {
        return -100;
    }

    @ResponseFilter
    void write(HttpRequest<?> request, HttpResponse<?> response) {
        GuardedCall call = GuardedCall.find(request);
        if (call == null) {
            return;
        }
        String path = request.getPath();
        if (call.isAdmitted() && !path.startsWith("/api/")) {
            return;
        }
        LOG.info(
                "call who={} client={} method={} path={} body={} before={} after={} outcome={}",
                printable(call.who()),
                request.getRemoteAddress().getAddress().getHostAddress(),
                printable(request.getMethodName()),
                printable(ClientConnection.target(request).split("\\?", 2)[0]),
                shortened(printable(call.sent())),
                printable(call.before()),
                printable(call.after()),
                response.code());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_BODY ? text.substring(0, LONGEST_BODY) + "…" : text;
    }

    private static String printable(String text) {
        return text.isEmpty() ? "-" : UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
