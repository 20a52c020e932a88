package org.distributornode.benchmarks;

import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of an answer, as it comes in.
final class AnswerHead {

    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n", Pattern.CASE_INSENSITIVE);

    private final StringBuilder text = new StringBuilder();
    private boolean whole;

    /// Takes from `bytes` what belongs to the head.
    void read(ByteBuffer bytes) {
        while (!whole && bytes.hasRemaining()) {
            char next = (char) (bytes.get() & 0xff);
            text.append(next);
            whole = next == '\n'
                    && text.length() > 3
                    && text.substring(text.length() - 4).equals("\r\n\r\n");
        }
    }

    boolean isWhole() {
        return whole;
    }

    /// What is wrong with it as the beginning of an answer to `ask`; empty if nothing is.
    String problem(Ask ask) {
        if (text.indexOf(ask.ranged() ? "HTTP/1.1 206 " : "HTTP/1.1 200 ") != 0) {
            return text.substring(0, text.indexOf("\r\n"));
        }
        Matcher length = LENGTH.matcher(text);
        return length.find() && Long.parseLong(length.group(1)) == ask.length()
                ? ""
                : "another length than " + ask.length();
    }
}
