package org.distributornode.adapters.http.hit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.distributornode.domain.content.RangeRequest;
import org.jspecify.annotations.Nullable;

/// The fields of a request's head, as far as a plain request for an asset depends on them.
final class HeadFields {

    /// So many digits are less than 63 bits.
    static final int MOST_DIGITS = 18;

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final boolean[] TOKEN = token();

    private byte[] bytes = new byte[0];
    private boolean bodiless;
    private boolean plain;
    private int hosts;
    private @Nullable RangeRequest range;
    private int rangeFrom;
    private int rangeTo;
    private int agentFrom;
    private int agentTo;
    private int requestIdFrom;
    private int requestIdTo;

    void begin(byte[] from) {
        bytes = from;
        bodiless = true;
        plain = true;
        hosts = 0;
        range = null;
        rangeFrom = 0;
        agentFrom = 0;
        requestIdFrom = 0;
    }

    /// Whether nothing but the next head can follow.
    boolean isBodiless() {
        return bodiless && hosts == 1;
    }

    /// Whether no field asks for more than some bytes.
    boolean isPlain() {
        return plain;
    }

    @Nullable
    RangeRequest range() {
        return range;
    }

    Optional<String> rangeText() {
        return text(rangeFrom, rangeTo);
    }

    Optional<String> agent() {
        return text(agentFrom, agentTo);
    }

    Optional<String> requestId() {
        return text(requestIdFrom, requestIdTo);
    }

    /// Takes the line from `from` to `to`, without its end.
    ///
    /// @return false if it is no field
    boolean take(int from, int to) {
        int colon = from;
        while (colon < to && bytes[colon] >= 0 && TOKEN[bytes[colon]]) {
            colon++;
        }
        if (colon == from || colon == to || bytes[colon] != ':') {
            return false;
        }
        int begin = colon + 1;
        int end = to;
        for (int i = begin; i < to; i++) {
            if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 0x7f) {
                return false;
            }
        }
        while (begin < end && isBlank(bytes[begin])) {
            begin++;
        }
        while (end > begin && isBlank(bytes[end - 1])) {
            end--;
        }
        note(from, colon, begin, end);
        return true;
    }

    /// Most fields are told apart by the length of their names.
    private void note(int name, int colon, int begin, int end) {
        if (colon - name > 2 && isName(name, name + 3, "if-")) {
            plain = false;
            return;
        }
        switch (colon - name) {
            case 2 -> bodiless &= !isName(name, colon, "te");
            case 4 -> hosts += isName(name, colon, "host") ? 1 : 0;
            case 5 -> noteRange(name, colon, begin, end);
            case 6 -> bodiless &= !isName(name, colon, "expect");
            case 7 -> bodiless &= !isName(name, colon, "upgrade") && !isName(name, colon, "trailer");
            case 10 -> noteTen(name, colon, begin, end);
            case 12 -> noteRequestId(name, colon, begin, end);
            case 13 -> plain &= !isName(name, colon, "authorization");
            case 14 -> bodiless &= !isName(name, colon, "content-length");
            case 17 -> bodiless &= !isName(name, colon, "transfer-encoding");
            default -> {}
        }
    }

    private void noteTen(int name, int colon, int begin, int end) {
        if (isName(name, colon, "connection")) {
            boolean last = isName(begin, end, "close");
            plain &= !last;
            bodiless &= last || isName(begin, end, "keep-alive");
        } else if (isName(name, colon, "user-agent")) {
            plain &= agentFrom == 0;
            agentFrom = begin;
            agentTo = end;
        }
    }

    private void noteRequestId(int name, int colon, int begin, int end) {
        if (isName(name, colon, "x-request-id")) {
            plain &= requestIdFrom == 0;
            requestIdFrom = begin;
            requestIdTo = end;
        }
    }

    private void noteRange(int name, int colon, int begin, int end) {
        if (!isName(name, colon, "range")) {
            return;
        }
        plain &= rangeFrom == 0;
        rangeFrom = begin;
        rangeTo = end;
        int first = begin + 6;
        int dash = first;
        while (dash < end && bytes[dash] != '-') {
            dash++;
        }
        boolean bytesUnit = first < end && bytes[first - 1] == '=' && isName(begin, first - 1, "bytes");
        long from = dash < end ? number(bytes, first, dash) : -1;
        long to = number(bytes, dash + 1, end);
        plain &= bytesUnit && from >= 0 && (dash + 1 == end || to >= from);
        if (plain) {
            range = to < 0 ? new RangeRequest.From(from) : new RangeRequest.Between(from, to);
        }
    }

    /// The number that the digits spell; -1 if there are none, too many, or anything else.
    static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private Optional<String> text(int from, int to) {
        return from == 0
                ? Optional.empty()
                : Optional.of(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private boolean isName(int from, int to, String lower) {
        if (to - from != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            int c = bytes[from + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    private static boolean[] token() {
        boolean[] token = new boolean[128];
        for (int c = 0; c < token.length; c++) {
            token[c] = (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || TOKEN_SIGNS.indexOf(c) >= 0;
        }
        return token;
    }
}
