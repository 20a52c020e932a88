package org.distributornode.adapters.filesystem.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.domain.content.MediaType;

/// Tells media apart by rules of ours for what a player or a page shows, and by Apache Tika for everything else.
///
/// Tika alone takes WebM for Matroska, most of MP4 for QuickTime and Opus for plain Ogg. Names are the reference node's
/// where browsers play them; `audio/wav` and `audio/ogg; codecs=opus` stand for its `audio/vnd.wave` and `audio/opus`,
/// which not all of them do. Text of any kind but WebVTT does not tell what it is.
public final class TikaMediaTypes implements MediaTypes {

    /// Names of Tika's for which others are in use, here and at the reference node.
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("image/vnd.microsoft.icon", "image/x-icon"),
            Map.entry("audio/vnd.wave", "audio/wav"),
            Map.entry("audio/x-aiff", "audio/aiff"),
            Map.entry("audio/x-aac", "audio/aac"),
            Map.entry("video/x-msvideo", "video/vnd.avi"),
            Map.entry("application/x-tika-ooxml", "application/zip"),
            Map.entry("application/x-tika-ooxml-protected", "application/x-cfb"),
            Map.entry("application/x-tika-msoffice", "application/x-cfb"));

    @Override
    public Optional<MediaType> detect(ByteBuffer bytes) {
        Start start = new Start(bytes);
        return byOurRules(start).or(() -> Text.isText(start) ? Optional.empty() : byTika(start));
    }

    private static Optional<MediaType> byOurRules(Start start) {
        return Matroska.detect(start)
                .or(() -> IsoMedia.detect(start))
                .or(() -> Ogg.detect(start))
                .or(() -> MpegAudio.detect(start))
                .or(() -> Signatures.detect(start))
                .or(() -> Text.detect(start));
    }

    private static Optional<MediaType> byTika(Start start) {
        String name = askTika(start);
        return isVague(name) ? Optional.empty() : MediaType.parse(RENAMED.getOrDefault(name, name));
    }

    private static String askTika(Start start) {
        try {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(start.stream(), new Metadata())
                    .getBaseType()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /// Whether it is a name for text, or for nothing in particular.
    private static boolean isVague(String name) {
        return name.startsWith("text/")
                || name.endsWith("+xml")
                || name.endsWith("xml")
                || name.endsWith("json")
                || name.endsWith("javascript")
                || name.equals("application/octet-stream");
    }
}
