package org.distributornode.adapters.http.in.failure;

import io.micronaut.http.HttpStatus;

/// The words beside a status code, as RFC 9110 (section 15), RFC 6585 and RFC 7725 have them.
public final class ReasonPhrase {

    private ReasonPhrase() {}

    public static String of(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 203 -> "Non-Authoritative Information";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 416 -> "Range Not Satisfiable";
            case 421 -> "Misdirected Request";
            case 422 -> "Unprocessable Content";
            case 431 -> "Request Header Fields Too Large";
            case 451 -> "Unavailable For Legal Reasons";
            case 505 -> "HTTP Version Not Supported";
            default -> HttpStatus.valueOf(status).getReason();
        };
    }
}
