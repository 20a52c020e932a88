package org.distributornode.adapters.http.in.aistore.object;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.Refused.ErrorAnswer;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.domain.content.ByteSlice;

/// The part of an object that a request asks for: one range of bytes (RFC 9110, section 14.1.2). What is no such range
/// is refused, since clients of this API check their ranges by that.
final class AskedRange {

    private static final int UNSATISFIABLE = 416;
    private static final String CODE = "ErrRangeNotSatisfiable";
    private static final Pattern FORM = Pattern.compile("bytes=(?:([0-9]+)-([0-9]+)?|-([0-9]+))");

    private AskedRange() {}

    /// Empty for the whole object.
    ///
    /// @param size of the object
    /// @throws Refused with 416
    static Optional<ByteSlice> of(Optional<String> field, long size) {
        return field.map(text -> of(text.strip(), size));
    }

    private static ByteSlice of(String text, long size) {
        Matcher range = FORM.matcher(text);
        if (!range.matches()) {
            throw new Refused(UNSATISFIABLE, CODE, "invalid range \"" + text + "\": expecting one range of bytes");
        }
        if (range.group(1) == null) {
            long count = Math.min(size, number(range.group(3)));
            return slice(size - count, size, size);
        }
        long from = number(range.group(1));
        long last = range.group(2) == null ? size - 1 : number(range.group(2));
        if (range.group(2) != null && last < from) {
            throw new Refused(UNSATISFIABLE, CODE, "invalid range \"" + text + "\": it ends before it begins");
        }
        return slice(from, Math.min(last, size - 1) + 1, size);
    }

    /// The largest number there is for one that is larger.
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    private static ByteSlice slice(long from, long end, long size) {
        if (from >= end) {
            Header whole = new Header("Content-Range", "bytes */" + size);
            throw new Refused(new ErrorAnswer(
                    UNSATISFIABLE, CODE, "range is beyond the end of the object, size " + size, List.of(whole)));
        }
        return ByteSlice.between(from, end);
    }
}
