package org.distributornode.bootstrap.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.distributornode.bootstrap.config.ConfigValue.Kind;
import org.distributornode.bootstrap.config.ConfigValue.Scalar;

/// The formats of single values.
final class Formats {

    /// Sizes count in powers of 1024.
    private static final String SIZE_UNITS = "BKMGT";

    private static final int BITS_PER_UNIT = 10;
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}[BKMGT]");
    private static final Pattern SHARE = Pattern.compile("(0|[1-9][0-9]?|100)%");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    private Formats() {}

    /// Text of at least one character. Plain numbers are text too.
    static Format<String> text() {
        return of("text of at least one character", Kind.TEXT, Optional::of);
    }

    /// What a path is called.
    static final String PATH = "a path";

    /// The path of a file or folder.
    static Format<String> path() {
        return of(PATH, Kind.TEXT, text -> text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty());
    }

    static Format<Boolean> flag() {
        return of("true or false", Kind.BOOLEAN, text -> switch (text) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    static Format<Integer> integer(int least) {
        return integer(least, Integer.MAX_VALUE);
    }

    static Format<Integer> integer(int least, int most) {
        String wanted = most == Integer.MAX_VALUE
                ? "a whole number of at least " + least
                : "a whole number from " + least + " to " + most;
        return of(
                wanted,
                Kind.INTEGER,
                text -> Optional.of(text)
                        .filter(INTEGER.asMatchPredicate())
                        .map(Long::parseLong)
                        .filter(number -> number >= least && number <= most)
                        .map(Math::toIntExact));
    }

    /// A size in bytes.
    ///
    /// @param least as an operator would write it
    static Format<Long> size(String least) {
        long limit = bytes(least).orElseThrow();
        return of(
                "a size of at least " + least + " (a whole number and B, K, M, G or T)",
                Kind.TEXT,
                text -> bytes(text).filter(bytes -> bytes >= limit));
    }

    private static Optional<Long> bytes(String text) {
        if (!SIZE.matcher(text).matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(text, 0, text.length() - 1, 10);
        int shift = BITS_PER_UNIT * SIZE_UNITS.indexOf(text.charAt(text.length() - 1));
        return count > Long.MAX_VALUE >> shift ? Optional.empty() : Optional.of(count << shift);
    }

    /// A share of something that is not nothing, in hundredths.
    static Format<Integer> share() {
        return share(1);
    }

    /// A share of something, in hundredths.
    ///
    /// @param least 0 or 1
    static Format<Integer> share(int least) {
        return of(
                "a share from " + least + "% to 100%",
                Kind.TEXT,
                text -> Optional.of(text)
                        .filter(SHARE.asMatchPredicate())
                        .map(share -> Integer.parseInt(share, 0, share.length() - 1, 10))
                        .filter(share -> share >= least));
    }

    /// One of the constants, written as `name` spells them.
    static <E extends Enum<E>> Format<E> choice(List<E> constants, Function<E, String> name) {
        return of(
                constants.stream().map(name).collect(Collectors.joining(", ", "one of ", "")),
                Kind.TEXT,
                text -> constants.stream()
                        .filter(constant -> name.apply(constant).equals(text))
                        .findFirst());
    }

    static <E extends Enum<E>> Format<E> choice(E[] constants) {
        return choice(Arrays.asList(constants), Formats::camelCase);
    }

    /// `TINY_LFU` is written tinyLfu.
    static String camelCase(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        return words[0]
                + Arrays.stream(words, 1, words.length)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /// @param kind what the value must look like in a file; whole numbers may stand for text
    static <T> Format<T> of(String wanted, Kind kind, Function<String, Optional<T>> parse) {
        Predicate<Kind> fits =
                found -> found == kind || found == Kind.VARIABLE || (kind == Kind.TEXT && found == Kind.INTEGER);
        return new Format<>() {
            @Override
            public Optional<T> read(ConfigValue value) {
                return value instanceof Scalar scalar
                                && fits.test(scalar.kind())
                                && !scalar.text().isEmpty()
                        ? parse.apply(scalar.text())
                        : Optional.empty();
            }

            @Override
            public String wanted() {
                return wanted;
            }
        };
    }
}
