package org.distributornode.adapters.storage.storagenode;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.adapters.storage.http.OutboundAnswer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;

/// Decides by the head of an answer whether its body can be the bytes that were asked for.
final class AnswerHead {

    /// RFC 9110, section 14.4.
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/([0-9]{1,18})");

    private AnswerHead() {}

    /// @param target for messages
    /// @return which bytes come: those of `slice`, or all, of a source that knows no ranges
    /// @throws OriginFailure LACKS_OBJECT, REFUSED or OTHER_OBJECT
    static ByteSlice check(String target, DataObject object, ByteSlice slice, OutboundAnswer answer) {
        boolean whole = slice.equals(object.whole());
        switch (answer.status()) {
            case 200 -> checkWhole(target, object, answer);
            case 206 -> {
                if (whole) {
                    throw refused(target, answer);
                }
                checkPart(target, object, slice, answer);
            }
            case 404, 410 -> throw new OriginFailure(Kind.LACKS_OBJECT, target + " is not there");
            case 416 -> throw unsatisfied(target, object, answer);
            default -> throw refused(target, answer);
        }
        if (!answer.header("content-encoding").orElse("identity").equalsIgnoreCase("identity")) {
            throw new OriginFailure(Kind.REFUSED, target + " comes encoded, which was not asked for");
        }
        return answer.status() == 200 ? object.whole() : slice;
    }

    private static void checkWhole(String target, DataObject object, OutboundAnswer answer) {
        OptionalLong length = length(target, answer);
        if (length.isPresent() && length.getAsLong() != object.size()) {
            throw other(target, object, length.getAsLong());
        }
    }

    private static void checkPart(String target, DataObject object, ByteSlice slice, OutboundAnswer answer) {
        Matcher range = CONTENT_RANGE.matcher(answer.header("content-range").orElse(""));
        if (!range.matches()) {
            throw refused(target, answer);
        }
        long size = Long.parseLong(range.group(3));
        if (size != object.size()) {
            throw other(target, object, size);
        }
        boolean asAsked =
                Long.parseLong(range.group(1)) == slice.offset() && Long.parseLong(range.group(2)) == slice.end() - 1;
        if (!asAsked) {
            throw new OriginFailure(Kind.REFUSED, target + " sends another range: " + range.group());
        }
        OptionalLong length = length(target, answer);
        if (length.isPresent() && length.getAsLong() != slice.length()) {
            throw other(target, object, length.getAsLong());
        }
    }

    private static OptionalLong length(String target, OutboundAnswer answer) {
        try {
            return answer.length();
        } catch (NumberFormatException _) {
            throw refused(target, answer);
        }
    }

    private static OriginFailure unsatisfied(String target, DataObject object, OutboundAnswer answer) {
        Matcher range = UNSATISFIED.matcher(answer.header("content-range").orElse(""));
        boolean otherSize = range.matches() && Long.parseLong(range.group(1)) != object.size();
        return otherSize ? other(target, object, Long.parseLong(range.group(1))) : refused(target, answer);
    }

    private static OriginFailure refused(String target, OutboundAnswer answer) {
        return new OriginFailure(Kind.REFUSED, target + " answered with status " + answer.status());
    }

    private static OriginFailure other(String target, DataObject object, long length) {
        return new OriginFailure(
                Kind.OTHER_OBJECT,
                target + " announces " + length + " bytes, but object " + object.id() + " has " + object.size());
    }
}
