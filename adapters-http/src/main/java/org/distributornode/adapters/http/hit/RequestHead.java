package org.distributornode.adapters.http.hit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.RangeRequest;
import org.jspecify.annotations.Nullable;

/// Reads the head of a request as it came, and tells those for an asset that need nothing but its bytes from
/// all others: GET or HEAD of `/api/v1/assets/<id>`, at most one plain range, no condition, no body (RFC
/// 9112, section 3).
///
/// Says no where a thorough reader might say yes, never the other way round. For one thread, used again and
/// again.
public final class RequestHead {

    /// Longer heads are for thorough readers, in bytes.
    public static final int LONGEST = 8 * 1024;

    /// What to do with the head.
    public enum Verdict {
        /// Its end has not come yet.
        INCOMPLETE,
        /// It asks for an asset, plainly.
        PLAIN,
        /// It asks for something else and has no body.
        OTHER,
        /// What follows it cannot be told from here: a body, another protocol, or no request at all.
        OPAQUE
    }

    private static final byte[] PREFIX = "/api/v1/assets/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = " HTTP/1.1".getBytes(StandardCharsets.US_ASCII);

    private final HeadFields fields = new HeadFields();
    private byte[] bytes = new byte[0];
    private int end;
    private boolean head;
    private long id;

    /// Reads the first `length` of `bytes`.
    public Verdict read(byte[] from, int length) {
        bytes = from;
        int eol = lineEnd(0, length);
        if (eol < 0) {
            return length >= LONGEST || isForeign(length) ? Verdict.OPAQUE : Verdict.INCOMPLETE;
        }
        fields.begin(from);
        int line = eol + 2;
        while (true) {
            int next = lineEnd(line, length);
            if (next < 0) {
                return length >= LONGEST ? Verdict.OPAQUE : Verdict.INCOMPLETE;
            }
            if (next == line) {
                break;
            }
            if (!isEnded(next) || !fields.take(line, next)) {
                return Verdict.OPAQUE;
            }
            line = next + 2;
        }
        end = line + 2;
        return isEnded(eol) && isEnded(line) ? judge(eol) : Verdict.OPAQUE;
    }

    /// Bytes that the head takes.
    public int end() {
        return end;
    }

    public boolean isHead() {
        return head;
    }

    public DataObjectId id() {
        return new DataObjectId(id);
    }

    /// The range asked for; null for all.
    public @Nullable RangeRequest range() {
        return fields.range();
    }

    /// The Range field as it came.
    public Optional<String> rangeText() {
        return fields.rangeText();
    }

    public Optional<String> agent() {
        return fields.agent();
    }

    public Optional<String> requestId() {
        return fields.requestId();
    }

    private Verdict judge(int eol) {
        if (!fields.isBodiless() || eol < VERSION.length || !matches(VERSION, eol - VERSION.length)) {
            return Verdict.OPAQUE;
        }
        int target;
        if (bytes[0] == 'G' && bytes[1] == 'E' && bytes[2] == 'T' && bytes[3] == ' ') {
            head = false;
            target = 4;
        } else if (bytes[0] == 'H' && bytes[1] == 'E' && bytes[2] == 'A' && bytes[3] == 'D' && bytes[4] == ' ') {
            head = true;
            target = 5;
        } else {
            return bytes[0] == 'C' ? Verdict.OPAQUE : Verdict.OTHER; // CONNECT
        }
        boolean asset = matches(PREFIX, target) && readId(target + PREFIX.length, eol - VERSION.length);
        return asset && fields.isPlain() ? Verdict.PLAIN : Verdict.OTHER;
    }

    /// Up to 18 digits; larger numbers are rare.
    private boolean readId(int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > HeadFields.MOST_DIGITS || (digits > 1 && bytes[from] == '0')) {
            return false;
        }
        id = HeadFields.number(bytes, from, to);
        return id >= 0;
    }

    /// Where the line's CR should be; -1 if it has not ended.
    private int lineEnd(int from, int length) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == '\n') {
                return Math.max(from, i - 1);
            }
        }
        return -1;
    }

    private boolean isEnded(int at) {
        return bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    /// Whether no method that we know begins like this: what comes is no line that would end.
    private boolean isForeign(int length) {
        return length > 0 && (bytes[0] < 'A' || bytes[0] > 'Z');
    }

    private boolean matches(byte[] text, int at) {
        if (at + text.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
