package org.distributornode.domain.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text that stands for many names: ranges of numbers between pieces of text, all combinations, the last range
/// moving first.
///
/// ```
/// shard-{001..100..2}.tar    from, to (both included) and by how much
/// pre{0..2}mid{10..20}       every pair
/// shard-@00100.tar           from 0 to 100 with five digits each
/// photos/2026                no range: all names that begin so
/// ```
///
/// Numbers have as many digits as the shorter one of a range, zeros before them. Ranges without an end (`%06d`) are
/// refused.
public final class NameTemplate {

    /// The most names that a template may stand for.
    public static final long MOST = 10_000_000;

    private static final int LONGEST_TEXT = 2 * ObjectName.LONGEST;
    private static final Pattern DOTS = Pattern.compile("..", Pattern.LITERAL);
    private static final int WORDS = 3;
    private static final Pattern AT = Pattern.compile("@([0-9]+)");
    private static final Pattern ENDLESS = Pattern.compile("%(0[0-9]+)?d");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final String text;
    private final List<String> pieces;
    private final List<Range> ranges;

    private NameTemplate(String text, List<String> pieces, List<Range> ranges) {
        this.text = text;
        this.pieces = List.copyOf(pieces);
        this.ranges = List.copyOf(ranges);
    }

    public sealed interface Parsed {

        record Read(NameTemplate template) implements Parsed {}

        /// @param why as the end of a sentence that begins with "template"
        record Refused(String why) implements Parsed {}
    }

    private record Range(long from, long to, long step, int digits) {

        long count() {
            return (to - from) / step + 1;
        }

        int width() {
            return number(count() - 1).length();
        }

        String number(long index) {
            String number = Long.toString(from + index * step);
            return "0".repeat(Math.max(0, digits - number.length())) + number;
        }
    }

    /// Where a range stands in a text; empty if it is none that has a meaning.
    private record Span(int start, int end, Optional<Range> range) {}

    public static Parsed parse(String text) {
        if (text.isEmpty()) {
            return new Parsed.Refused("is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            return new Parsed.Refused("is longer than " + LONGEST_TEXT + " characters");
        }
        List<Span> inBraces = inBraces(text);
        List<Span> spans = inBraces.isEmpty() ? behindAt(text) : inBraces;
        return spans.isEmpty() && ENDLESS.matcher(text).find()
                ? new Parsed.Refused("\"" + text + "\" has no end")
                : between(text, spans);
    }

    private static Parsed between(String text, List<Span> spans) {
        List<String> pieces = new ArrayList<>();
        List<Range> ranges = new ArrayList<>();
        int end = 0;
        for (Span span : spans) {
            if (span.range.isEmpty()) {
                String wrong = text.substring(span.start, span.end);
                return new Parsed.Refused("\"" + text + "\" has the wrong range \"" + wrong + "\"");
            }
            pieces.add(text.substring(end, span.start));
            ranges.add(span.range.get());
            end = span.end;
        }
        pieces.add(text.substring(end));
        return bounded(new NameTemplate(text, pieces, ranges));
    }

    /// Braces with two dots and no other braces in them. Looks at each character once, whatever the text is.
    private static List<Span> inBraces(String text) {
        List<Span> spans = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open = i;
            } else if (text.charAt(i) == '}' && open >= 0) {
                String[] words = DOTS.split(text.substring(open + 1, i), WORDS);
                if (words.length > 1) {
                    spans.add(new Span(open, i + 1, range(words)));
                }
                open = -1;
            }
        }
        return spans;
    }

    private static List<Span> behindAt(String text) {
        return AT.matcher(text)
                .results()
                .map(found -> new Span(found.start(), found.end(), upTo(found.group(1))))
                .toList();
    }

    private static Parsed bounded(NameTemplate template) {
        long count = 1;
        for (Range range : template.ranges) {
            if (range.count() > MOST / count) {
                return new Parsed.Refused("\"" + template.text + "\" stands for more than " + MOST + " names");
            }
            count *= range.count();
        }
        if (template.longest() > ObjectName.LONGEST) {
            return new Parsed.Refused("stands for names that are longer than " + ObjectName.LONGEST + " bytes");
        }
        return new Parsed.Read(template);
    }

    /// At least how many bytes the longest name has.
    private long longest() {
        return pieces.stream().mapToLong(String::length).sum()
                + ranges.stream().mapToLong(Range::width).sum();
    }

    /// Why it stands for no names of objects, as the end of a sentence that begins with "template"; empty if it does.
    /// All of its names are alike but for digits.
    public Optional<String> objection() {
        return isPrefix()
                ? Optional.empty()
                : ObjectName.objection(name(0))
                        .or(() -> ObjectName.objection(name(count() - 1)))
                        .map(why -> "stands for a name that " + why);
    }

    private static Optional<Range> range(String[] words) {
        String from = words[0];
        String to = words[1];
        String step = words.length < WORDS ? "1" : words[2];
        if (!isNumber(from) || !isNumber(to) || !isNumber(step)) {
            return Optional.empty();
        }
        Range range = new Range(
                Long.parseLong(from), Long.parseLong(to), Long.parseLong(step), Math.min(from.length(), to.length()));
        return range.from > range.to || range.step < 1 ? Optional.empty() : Optional.of(range);
    }

    private static Optional<Range> upTo(String last) {
        return isNumber(last) ? Optional.of(new Range(0, Long.parseLong(last), 1, last.length())) : Optional.empty();
    }

    private static boolean isNumber(String digits) {
        return NUMBER.matcher(digits).matches();
    }

    /// Whether it has no range: it stands for all names that begin with its text.
    public boolean isPrefix() {
        return ranges.isEmpty();
    }

    public String text() {
        return text;
    }

    /// How many names it stands for; 1 for a prefix.
    public long count() {
        return ranges.stream().mapToLong(Range::count).reduce(1, (one, other) -> one * other);
    }

    /// The name at `index`, counted from 0.
    public String name(long index) {
        String[] numbers = new String[ranges.size()];
        long rest = index;
        for (int i = ranges.size() - 1; i >= 0; i--) {
            long count = ranges.get(i).count();
            numbers[i] = ranges.get(i).number(rest % count);
            rest /= count;
        }
        StringBuilder name = new StringBuilder(pieces.getFirst());
        for (int i = 0; i < numbers.length; i++) {
            name.append(numbers[i]).append(pieces.get(i + 1));
        }
        return name.toString();
    }

    /// Every name, made when it is asked for.
    public Iterable<String> names() {
        return () -> new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < count();
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return name(next++);
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameTemplate template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
