package org.distributornode.adapters.filesystem.media;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.content.MediaType;

/// Ogg files, told apart by the first packet of each of their streams (RFC 3533, section 6; RFC 5334).
///
/// Opus has the type of RFC 7845, section 9, which browsers play; `audio/opus`, the reference node's answer, is one for
/// RTP (RFC 7587).
final class Ogg {

    private static final String PAGE = "OggS";
    private static final int PAGE_HEAD_BYTES = 27;
    private static final int FIRST_OF_STREAM = 0x02;

    private static final List<String> VIDEO = List.of("\u0080theora", "\u0080daala", "\u0001video", "BBCD\0", "OVP80");
    private static final Map<String, String> AUDIO = Map.of(
            "OpusHead", "opus",
            "\u0001vorbis", "vorbis",
            "\u007fFLAC", "flac",
            "Speex   ", "speex");

    private Ogg() {}

    static Optional<MediaType> detect(Start start) {
        return start.has(0, PAGE) ? Optional.of(new MediaType(typeOf(start))) : Optional.empty();
    }

    private static String typeOf(Start start) {
        boolean video = false;
        Set<String> audio = new HashSet<>();
        int page = 0;
        while (start.has(page, PAGE) && (start.at(page + 5) & FIRST_OF_STREAM) != 0) {
            int segments = Math.max(0, start.at(page + 26));
            int packet = page + PAGE_HEAD_BYTES + segments;
            video |= VIDEO.stream().anyMatch(mark -> start.has(packet, mark));
            AUDIO.forEach((mark, codec) -> {
                if (start.has(packet, mark)) {
                    audio.add(codec);
                }
            });
            page = packet + lengthOf(start, page, segments);
        }
        if (video) {
            return "video/ogg";
        }
        if (audio.equals(Set.of("opus"))) {
            return "audio/ogg; codecs=opus";
        }
        return audio.isEmpty() ? "application/ogg" : "audio/ogg";
    }

    private static int lengthOf(Start start, int page, int segments) {
        int length = 0;
        for (int i = 0; i < segments; i++) {
            length += Math.max(0, start.at(page + PAGE_HEAD_BYTES + i));
        }
        return length;
    }
}
