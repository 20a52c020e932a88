package org.distributornode.adapters.http.in.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobScope;

/// Reads what is asked of a job: its kind, and at most one of `objects`, `bag`, `assigned` and `all`. With none, jobs
/// that only look are about all that is held; others must say so.
final class JobReader {

    private static final String KIND = "kind";
    private static final String OBJECTS = "objects";
    private static final String BAG = "bag";
    private static final String ASSIGNED = "assigned";
    private static final String ALL = "all";
    private static final String PINNED_TOO = "pinnedToo";

    private final OperatorBody body;

    private JobReader(OperatorBody body) {
        this.body = body;
    }

    /// @throws InvalidRequest that names the first wrong value
    static JobOrder read(OperatorBody body) {
        JobReader form = new JobReader(body);
        JobKind kind = form.kind();
        JobScope scope = form.scope(kind);
        if (!kind.takes(scope)) {
            throw InvalidRequest.body("", "should not ask for a " + kind.text() + " of these", "oneOf", body.whole());
        }
        return new JobOrder(kind, scope, body.flag(PINNED_TOO));
    }

    private JobKind kind() {
        JsonValue kind = body.required(KIND);
        return (kind instanceof JsonText(String text) ? JobKind.named(text) : Optional.<JobKind>empty())
                .orElseThrow(() ->
                        InvalidRequest.body("." + KIND, "should be equal to one of the allowed values", "enum", kind));
    }

    private JobScope scope(JobKind kind) {
        List<JobScope> named = new ArrayList<>();
        body.objects(OBJECTS).map(JobScope.Objects::new).ifPresent(named::add);
        if (body.has(BAG)) {
            named.add(new JobScope.OfBag(bag()));
        }
        if (body.flag(ASSIGNED)) {
            named.add(new JobScope.Assigned());
        }
        if (body.flag(ALL)) {
            named.add(new JobScope.Held());
        }
        if (named.size() > 1 || (named.isEmpty() && !kind.isHarmless())) {
            throw InvalidRequest.body(
                    "", "should have one of objects, bag, assigned: true and all: true", "oneOf", body.whole());
        }
        return named.isEmpty() ? new JobScope.Held() : named.getFirst();
    }

    private BagId bag() {
        JsonValue bag = body.required(BAG);
        return (bag instanceof JsonText(String text) ? BagId.parse(text) : Optional.<BagId>empty())
                .orElseThrow(() -> InvalidRequest.body("." + BAG, "should be the name of a bag", "pattern", bag));
    }
}
