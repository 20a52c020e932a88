package org.distributornode.adapters.storage.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Optional;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;

/// Says what the HTTP client's troubles mean.
final class Failures {

    private Failures() {}

    /// Trouble before the head of an answer.
    static OriginFailure beforeAnswer(URI target, Throwable cause) {
        boolean noHttp = cause instanceof ProtocolException;
        String what = noHttp ? " does not speak HTTP: " : " cannot be reached: ";
        return new OriginFailure(
                noHttp ? Kind.REFUSED : Kind.UNREACHABLE, Targets.nameOf(target) + what + reason(cause), cause);
    }

    /// Trouble within the body.
    static OriginFailure withinAnswer(String target, Throwable cause) {
        return new OriginFailure(Kind.CUT_SHORT, target + " broke off: " + reason(cause), cause);
    }

    static OriginFailure timedOut(String target) {
        return new OriginFailure(Kind.TIMED_OUT, target + " did not answer in time");
    }

    static OriginFailure closed(String target) {
        return new OriginFailure(Kind.CUT_SHORT, target + ": closed");
    }

    static OriginFailure interrupted(IOException cause) {
        return new OriginFailure(Kind.CUT_SHORT, "interrupted", cause);
    }

    /// Keeps the thread's interrupt for those who look at it.
    static OriginFailure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new OriginFailure(Kind.CUT_SHORT, "interrupted", cause);
    }

    private static String reason(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause instanceof IOException
                ? Optional.ofNullable(cause.getMessage()).orElse(name)
                : name;
    }
}
