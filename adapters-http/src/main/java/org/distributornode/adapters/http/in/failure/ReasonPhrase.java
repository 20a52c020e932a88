package org.distributornode.adapters.http.in.failure;

import io.micronaut.http.HttpStatus;

/// The words beside a status code, also for codes that the framework does not name.
public final class ReasonPhrase {

    private ReasonPhrase() {}

    public static String of(int status) {
        return switch (status) {
            case 421 -> "Misdirected Request";
            case 451 -> "Unavailable For Legal Reasons";
            case 431 -> "Request Header Fields Too Large";
            default -> HttpStatus.valueOf(status).getReason();
        };
    }
}
