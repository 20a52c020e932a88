package org.distributornode.domain.store;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a draft of an object; nobody can guess one.
public record DraftId(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,32}");

    public DraftId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no draft: " + text);
        }
    }

    public static Optional<DraftId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DraftId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
