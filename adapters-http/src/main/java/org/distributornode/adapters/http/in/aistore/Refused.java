package org.distributornode.adapters.http.in.aistore;

import java.util.List;
import org.distributornode.adapters.http.wire.Header;

/// A request that is answered with an error.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorAnswer error;

    /// @param code names the kind of error for programs (`tcode`); empty where it has none
    /// @param headers of the answer, beside its own
    public record ErrorAnswer(int status, String code, String message, List<Header> headers) {}

    public Refused(int status, String code, String message) {
        this(new ErrorAnswer(status, code, message, List.of()));
    }

    public Refused(ErrorAnswer error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /// 400, with no code.
    public static Refused invalid(String message) {
        return new Refused(400, "", message);
    }

    /// 501: this node does not do such a thing.
    public static Refused unsupported(String message) {
        return new Refused(501, "ErrUnsupp", message);
    }

    public ErrorAnswer error() {
        return error;
    }
}
