package org.distributornode.domain.bucket;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a distribution bucket: `family:index`, or a plain integer as in the older network.
///
/// @param text the id as the network spells it
public record BucketId(String text) {

    private static final String NUMBER = "(0|[1-9][0-9]{0,9})";

    /// Matches whole ids and nothing else.
    public static final String PATTERN = NUMBER + "(:" + NUMBER + ")?";

    private static final Pattern SYNTAX = Pattern.compile(PATTERN);

    public BucketId {
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("not a bucket id: " + text);
        }
    }

    public static Optional<BucketId> parse(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new BucketId(text)) : Optional.empty();
    }

    /// Whether it is a plain integer.
    public boolean isPlain() {
        return text.indexOf(':') < 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
