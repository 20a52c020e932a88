package org.distributornode.adapters.http.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON body of every error.
///
/// @param type which kind of error, for programs
/// @param message what is wrong, for people; never a host, a path or a stack trace
/// @param errors single findings in the request
public record ErrorBody(
        @Nullable String type, String message, @Nullable List<Finding> errors) {

    /// @param path where: `.body.workerId`
    /// @param errorCode which rule is broken, for programs
    public record Finding(
            String path, String message, @Nullable String errorCode) {

        public Finding(String path, String message) {
            this(path, message, null);
        }
    }

    /// An error that is its message.
    public static ErrorBody of(String message) {
        return new ErrorBody(null, message, null);
    }

    /// An error of a known kind.
    public static ErrorBody of(String type, String message) {
        return new ErrorBody(type, message, null);
    }
}
