package org.distributornode.adapters.http.in.aistore;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down every call that steers the node, refused ones included: who, from where, what, how it ended.
final class StoreAudit {

    private static final Logger LOG = LoggerFactory.getLogger("org.distributornode.audit");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\u2028\\u2029]");

    void write(Call call, int status) {
        if (call.isSteering()) {
            LOG.info(
                    "call who={} client={} method={} path={} action={} outcome={}",
                    call.caller()
                            .map(caller -> printable("session:" + caller.subject()))
                            .orElse("anybody"),
                    call.request().clientHost(),
                    printable(call.method()),
                    printable(call.path()),
                    printable(call.action()),
                    status);
        }
    }

    private static String printable(String text) {
        return text.isEmpty() ? "-" : UNPRINTABLE.matcher(text).replaceAll("?");
    }
}
