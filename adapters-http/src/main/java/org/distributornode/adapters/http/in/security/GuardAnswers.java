package org.distributornode.adapters.http.in.security;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.ErrorBody.Finding;
import org.distributornode.adapters.http.wire.Header;

/// Words what a guarded listener refuses.
@Singleton
final class GuardAnswers {

    private static final String INVALID = "request_validation";

    private final ErrorAnswers answers;

    GuardAnswers(ErrorAnswers answers) {
        this.answers = answers;
    }

    /// With a challenge (RFC 6750, section 3).
    HttpResponse<?> unauthorized(String path, String message) {
        return invalid(401, new Finding(path, message), List.of(new Header("WWW-Authenticate", "Bearer")));
    }

    HttpResponse<?> forbidden(String path) {
        return invalid(403, new Finding(path, "this token may only read"), List.of());
    }

    HttpResponse<?> unsupported(String path, String type) {
        return invalid(415, new Finding(path, "unsupported media type " + type), List.of());
    }

    HttpResponse<?> unknownParameter(String name) {
        return invalid(400, new Finding(".query." + name, "Unknown query parameter '" + name + "'"), List.of());
    }

    HttpResponse<?> malformed() {
        return invalid(400, new Finding(".body", "request.body is not JSON"), List.of());
    }

    private HttpResponse<?> invalid(int status, Finding finding, List<Header> headers) {
        return answers.error(status, new ErrorBody(INVALID, finding.message(), List.of(finding)), headers);
    }
}
