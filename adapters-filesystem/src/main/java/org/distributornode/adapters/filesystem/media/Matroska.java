package org.distributornode.adapters.filesystem.media;

import java.util.Optional;
import org.distributornode.domain.content.MediaType;

/// WebM and Matroska, told apart by the DocType in the head of an EBML file (RFC 8794, section 11.2).
final class Matroska {

    private static final String EBML = "\u001aE\u00df\u00a3";
    private static final String DOC_TYPE = "B\u0082";

    private Matroska() {}

    static Optional<MediaType> detect(Start start) {
        return start.has(0, EBML) ? ofDocType(docType(start)) : Optional.empty();
    }

    private static Optional<MediaType> ofDocType(String docType) {
        return switch (docType) {
            case "webm" -> Optional.of(new MediaType("video/webm"));
            case "matroska" -> Optional.of(new MediaType("video/x-matroska"));
            default -> Optional.empty();
        };
    }

    private static String docType(Start start) {
        int at = EBML.length();
        at += width(start, at);
        while (at < start.length()) {
            boolean found = start.has(at, DOC_TYPE);
            at += width(start, at);
            long length = size(start, at);
            at += width(start, at);
            if (found) {
                String text = start.text(at, (int) Math.min(length, 32));
                int padding = text.indexOf('\0');
                return padding < 0 ? text : text.substring(0, padding);
            }
            at = (int) Math.min(start.length(), at + length);
        }
        return "";
    }

    /// How many bytes a number takes: one more than its first byte has leading zeros (RFC 8794, section 4).
    private static int width(Start start, int at) {
        return Integer.numberOfLeadingZeros(Math.max(0, start.at(at))) - 23;
    }

    private static long size(Start start, int at) {
        int width = width(start, at);
        long size = Math.max(0, start.at(at)) & (0xff >> width);
        for (int i = 1; i < width; i++) {
            size = Math.min(size << 8 | Math.max(0, start.at(at + i)), Integer.MAX_VALUE);
        }
        return size;
    }
}
