package org.distributornode.adapters.http.in.aistore.download;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.distributornode.adapters.http.in.aistore.Refused;

/// Finds descriptions by a regular expression. One that takes too long is refused, so that nobody can occupy the node
/// with it.
final class Descriptions {

    private static final int MOST_STEPS = 100_000;
    private static final int LONGEST = 200;

    private final Pattern pattern;

    private Descriptions(Pattern pattern) {
        this.pattern = pattern;
    }

    /// @param expression empty for every description
    /// @throws Refused if it is none
    static Descriptions like(String expression) {
        try {
            if (expression.length() > LONGEST) {
                throw Refused.invalid("the regex is longer than " + LONGEST + " characters");
            }
            return new Descriptions(Pattern.compile(expression));
        } catch (PatternSyntaxException _) {
            throw Refused.invalid("invalid regex \"" + expression + "\"");
        }
    }

    boolean takes(String description) {
        return pattern.matcher(new Counted(description, new int[] {MOST_STEPS})).find();
    }

    /// Text that may be looked at so often.
    @SuppressWarnings("ArrayRecordComponent") // shared by all parts of a text
    private record Counted(CharSequence text, int[] left) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            left[0]--;
            if (left[0] < 0) {
                throw Refused.invalid("the regex takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
