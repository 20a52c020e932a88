package org.distributornode.adapters.filesystem.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.distributornode.domain.content.MediaType;

/// Text, of which only WebVTT says what it is (WebVTT, section 4.1).
final class Text {

    private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";
    private static final String VTT = "WEBVTT";

    private Text() {}

    static Optional<MediaType> detect(Start start) {
        int at = start.has(0, UTF_8_MARK) ? UTF_8_MARK.length() : 0;
        int next = start.at(at + VTT.length());
        boolean ends = next < 0 || next == ' ' || next == '\t' || next == '\n' || next == '\r';
        return start.has(at, VTT) && ends ? Optional.of(new MediaType("text/vtt")) : Optional.empty();
    }

    /// Whether it is nothing but characters: UTF-8 without controls, or marked as UTF-16.
    static boolean isText(Start start) {
        if (start.has(0, "\u00fe\u00ff") || start.has(0, "\u00ff\u00fe")) {
            return true;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(start.length());
        ByteBuffer bytes = start.buffer();
        CoderResult result = decoder.decode(bytes, characters, false);
        return result.isUnderflow() && characters.flip().chars().noneMatch(Text::isControl);
    }

    private static boolean isControl(int character) {
        return (character < ' ' && "\t\n\f\r\u001b".indexOf(character) < 0) || character == 0x7f;
    }
}
