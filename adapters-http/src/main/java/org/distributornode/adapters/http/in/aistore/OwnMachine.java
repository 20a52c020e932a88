package org.distributornode.adapters.http.in.aistore;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.distributornode.adapters.http.netty.exchange.Request;

/// Tells requests of this machine's programs from those that a page of the web makes a browser on it send. Such a page
/// can neither choose the fields `Host`, `Origin` and `Sec-Fetch-Site`, nor leave them out.
final class OwnMachine {

    private static final Pattern HERE = Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])\\.?(:[0-9]{0,5})?");

    private static final Set<String> OWN_SITE = Set.of("same-origin", "same-site", "none");

    private OwnMachine() {}

    /// @throws Refused with 403 if it is for another name than this machine's, or from another site
    static void require(Request request) {
        List<String> hosts = request.fields("Host");
        if (!hosts.stream().allMatch(OwnMachine::isHere)) {
            throw refused("it is for the host \"" + String.join(", ", hosts) + "\"");
        }
        List<String> origins = request.fields("Origin");
        if (!origins.stream().allMatch(OwnMachine::isOrigin)) {
            throw refused("it comes from \"" + String.join(", ", origins) + "\"");
        }
        if (!OWN_SITE.containsAll(request.fields("Sec-Fetch-Site"))) {
            throw refused("it comes from another site");
        }
    }

    private static boolean isHere(String authority) {
        return HERE.matcher(authority.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isOrigin(String origin) {
        int scheme = origin.indexOf("://");
        return scheme >= 0 && isHere(origin.substring(scheme + 3));
    }

    private static Refused refused(String why) {
        return new Refused(
                403, "ErrAccessDenied", "without tokens only requests of this machine are answered, and " + why);
    }
}
