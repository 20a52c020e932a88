package org.distributornode.adapters.http.wire;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The conditions of a GET or HEAD, in the order of RFC 9110, section 13.2.2. Dates are never compared, since no
/// answer carries a Last-Modified field.
final class Preconditions {

    enum Verdict {
        PROCEED,
        NOT_MODIFIED,
        FAILED
    }

    private Preconditions() {}

    static Verdict check(ConditionalRequest request, EntityTag current) {
        if (!matches(request.ifMatch(), true, current::isSameAs)) {
            return Verdict.FAILED;
        }
        return matches(request.ifNoneMatch(), false, current::isLike) ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
    }

    /// Whether a Range field counts: If-Range is absent or names the very representation there is now.
    static boolean rangeCounts(ConditionalRequest request, EntityTag current) {
        String ifRange = request.ifRange();
        return ifRange == null
                || EntityTag.parse(ifRange).filter(current::isSameAs).isPresent();
    }

    private static boolean matches(@Nullable String field, boolean ifAbsent, Predicate<EntityTag> matching) {
        if (field == null) {
            return ifAbsent;
        }
        return field.strip().equals("*") || EntityTag.parseList(field).stream().anyMatch(matching);
    }
}
