package org.distributornode.adapters.filesystem.state;

/// Text of any kind as a part of one line: a backslash before `\`, `n` for a line feed, `r` for a carriage return.
public final class Escaped {

    private static final char ESCAPE = '\\';

    private Escaped() {}

    public static String line(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /// @throws DamagedFile if `line` never came out of [#line(String)]
    public static String text(String line) throws DamagedFile {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ESCAPE) {
                i++;
                text.append(unescaped(i < line.length() ? line.charAt(i) : ' '));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static char unescaped(char c) throws DamagedFile {
        return switch (c) {
            case ESCAPE -> ESCAPE;
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> throw new DamagedFile("it has a backslash before \"" + c + "\"");
        };
    }
}
