package org.distributornode.adapters.http.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.domain.content.ContentHash;

/// A validator of a representation (RFC 9110, section 8.8.3).
///
/// @param opaque what stands between the quotes
record EntityTag(boolean weak, String opaque) {

    private static final Pattern SYNTAX = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    private static final Pattern GAP = Pattern.compile("[ \\t,]*");

    /// The strong tag of the bytes that hash to `hash`, the same on every node and in every state.
    static EntityTag of(ContentHash hash) {
        return new EntityTag(false, hash.toString());
    }

    static Optional<EntityTag> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        return matcher.matches() ? Optional.of(read(matcher)) : Optional.empty();
    }

    /// The tags that a list names, up to the first place where it is none.
    static List<EntityTag> parseList(String text) {
        List<EntityTag> tags = new ArrayList<>();
        Matcher tag = SYNTAX.matcher(text);
        Matcher gap = GAP.matcher(text);
        int at = skip(gap, 0);
        while (at < text.length() && tag.region(at, text.length()).lookingAt()) {
            tags.add(read(tag));
            at = skip(gap, tag.end());
        }
        return tags;
    }

    /// Strong comparison (RFC 9110, section 8.8.3.2).
    boolean isSameAs(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /// Weak comparison (RFC 9110, section 8.8.3.2).
    boolean isLike(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    private static EntityTag read(Matcher matcher) {
        return new EntityTag(matcher.group(1) != null, matcher.group(2));
    }

    private static int skip(Matcher gap, int at) {
        gap.region(at, gap.regionEnd());
        return gap.lookingAt() ? gap.end() : at;
    }

    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }
}
