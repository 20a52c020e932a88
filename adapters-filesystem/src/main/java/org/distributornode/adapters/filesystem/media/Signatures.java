package org.distributornode.adapters.filesystem.media;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.content.MediaType;

/// Kinds of media that begin with a mark of their own.
final class Signatures {

    private static final List<Signature> ALL = List.of(
            new Signature("\u00ff\u00d8\u00ff", "image/jpeg"),
            new Signature("GIF87a", "image/gif"),
            new Signature("GIF89a", "image/gif"),
            new Signature("\u00ff\n", "image/jxl"),
            new Signature("\0\0\0\fJXL \r\n\u0087\n", "image/jxl"),
            new Signature("II*\0", "image/tiff"),
            new Signature("MM\0*", "image/tiff"),
            new Signature("\0\0\u0001\0", "image/x-icon"),
            new Signature("fLaC", "audio/x-flac"),
            new Signature("MThd", "audio/midi"),
            new Signature("#!AMR", "audio/amr"),
            new Signature("\0\0\u0001\u00ba", "video/mpeg"),
            new Signature("\0\0\u0001\u00b3", "video/mpeg"),
            new Signature("FLV\u0001", "video/x-flv"),
            new Signature("wOFF", "font/woff"),
            new Signature("wOF2", "font/woff2"),
            new Signature("\0\u0001\0\0\0", "font/ttf"),
            new Signature("true\0", "font/ttf"),
            new Signature("OTTO\0", "font/otf"),
            new Signature("ttcf\0", "font/collection"),
            new Signature("glTF", "model/gltf-binary"));

    /// Kinds that share the mark of their container and say at byte 8 what they are.
    private static final List<Contained> CONTAINED = List.of(
            new Contained("RIFF", "WEBP", "image/webp"),
            new Contained("RIFF", "WAVE", "audio/wav"),
            new Contained("RIFF", "AVI ", "video/vnd.avi"),
            new Contained("FORM", "AIFF", "audio/aiff"),
            new Contained("FORM", "AIFC", "audio/aiff"));

    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final int TS_PACKET = 188;

    private Signatures() {}

    static Optional<MediaType> detect(Start start) {
        for (Contained contained : CONTAINED) {
            if (start.has(0, contained.container()) && start.has(8, contained.content())) {
                return Optional.of(new MediaType(contained.type()));
            }
        }
        for (Signature signature : ALL) {
            if (start.has(0, signature.mark())) {
                return Optional.of(new MediaType(signature.type()));
            }
        }
        if (start.has(0, PNG)) {
            return Optional.of(new MediaType(isAnimated(start) ? "image/apng" : "image/png"));
        }
        return isTransportStream(start) ? Optional.of(new MediaType("video/mp2t")) : Optional.empty();
    }

    /// Whether an animation is announced before the first image (PNG specification, chunk acTL).
    private static boolean isAnimated(Start start) {
        long at = PNG.length();
        while (start.number((int) at) >= 0 && !start.has((int) at + 4, "IDAT")) {
            if (start.has((int) at + 4, "acTL")) {
                return true;
            }
            at = Math.min(start.length(), at + start.number((int) at) + 12);
        }
        return false;
    }

    /// Whether each of the first packets begins with the sync byte (ISO/IEC 13818-1).
    private static boolean isTransportStream(Start start) {
        return start.at(0) == 'G' && start.at(TS_PACKET) == 'G' && start.at(2 * TS_PACKET) == 'G';
    }

    private record Signature(String mark, String type) {}

    private record Contained(String container, String content, String type) {}
}
