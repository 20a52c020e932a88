package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// A client that only announces an object waits to be sent to a target before it sends one byte of it. The target is
/// this node; the request that follows is known by the id of its proxy, and taken.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class SelfRedirect {

    private static final int BASE_36 = 36;

    private final InstantSource clock;

    SelfRedirect(InstantSource clock) {
        this.clock = clock;
    }

    /// Announced is what expects to be asked for; over TLS also what says that it is the connection's last request, as
    /// clients do there that cannot wait within one.
    boolean isWanted(Call call) {
        if (call.query().has("pid")) {
            return false;
        }
        boolean expects = call.field("Expect").orElse("").equalsIgnoreCase("100-continue");
        boolean last = call.request().isEncrypted()
                && call.field("Connection").orElse("").equalsIgnoreCase("close");
        return expects || last;
    }

    Answer to(Call call) {
        Instant now = clock.instant();
        String nanos = Long.toString(now.getEpochSecond() * 1_000_000_000L + now.getNano(), BASE_36);
        String query = call.query().text();
        return Answer.of(307)
                .with(
                        "Location",
                        base(call) + call.path() + "?" + query + (query.isEmpty() ? "" : "&") + "pid="
                                + call.node().proxy() + "&utm=" + nanos);
    }

    /// Empty where the client does not say by which name it came: a location without one counts from there.
    private static String base(Call call) {
        String scheme = call.request().isEncrypted() ? "https://" : "http://";
        return call.field("Host").map(host -> scheme + host).orElse("");
    }
}
