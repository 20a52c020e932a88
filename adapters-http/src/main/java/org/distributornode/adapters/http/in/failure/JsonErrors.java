package org.distributornode.adapters.http.in.failure;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import org.distributornode.adapters.http.netty.ClientConnection;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.Header;

/// Words the errors that the framework finds: unknown paths, wrong verbs, requests it cannot read.
@Singleton
final class JsonErrors implements ErrorResponseProcessor<byte[]> {

    private static final String INVALID = "request_validation";

    private final ErrorAnswers answers;

    JsonErrors(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        int status = ClientConnection.decodeStatus(context.getRequest()).orElse(base.code());
        String allow = base.getHeaders().get(HttpHeaders.ALLOW);
        List<Header> headers = allow == null ? List.of() : List.of(new Header(HttpHeaders.ALLOW, sorted(allow)));
        String method = context.getRequest().getMethodName();
        return answers.error(status, body(status, method), headers);
    }

    private static ErrorBody body(int status, String method) {
        return switch (status) {
            case 400 -> ErrorBody.of(INVALID, "malformed request");
            case 404 -> ErrorBody.of(INVALID, "not found");
            case 405 -> ErrorBody.of(INVALID, method + " method not allowed");
            case 413 -> ErrorBody.of(INVALID, "request entity too large");
            case 414 -> ErrorBody.of(INVALID, "request target too long");
            case 431 -> ErrorBody.of(INVALID, "request header fields too large");
            default -> ErrorBody.of(status < 500 ? INVALID : "exception", ReasonPhrase.of(status));
        };
    }

    private static String sorted(String allow) {
        List<String> methods = List.of(allow.split("[ ,]+"));
        return String.join(", ", methods.stream().sorted().toList());
    }
}
