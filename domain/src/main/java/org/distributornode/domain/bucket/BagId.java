package org.distributornode.domain.bucket;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a bag of the network: `dynamic:channel:17`, `static:council`.
public record BagId(String text) {

    /// Matches every whole name and nothing else.
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9:._-]{0,99}";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    public BagId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a bag: " + text);
        }
    }

    /// Empty if `text` cannot be the name of a bag.
    public static Optional<BagId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BagId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
