package org.distributornode.adapters.filesystem.media;

import java.util.Optional;
import org.distributornode.domain.content.MediaType;

/// MP3 and AAC without a container: bare frames (ISO/IEC 11172-3, 2.4.1.3; 13818-7, 6.2), or an ID3v2 tag before them.
final class MpegAudio {

    private static final String TAG = "ID3";
    private static final int TAG_HEAD_BYTES = 10;

    private MpegAudio() {}

    static Optional<MediaType> detect(Start start) {
        if (!start.has(0, TAG)) {
            return ofFrame(start);
        }
        Start tagged = start.from(tagLength(start));
        if (tagged.has(0, "fLaC")) {
            return Optional.of(new MediaType("audio/x-flac"));
        }
        return ofFrame(tagged).or(() -> Optional.of(new MediaType("audio/mpeg")));
    }

    /// Seven bits in each of four bytes (ID3v2.4, section 3.1).
    private static int tagLength(Start start) {
        int length = 0;
        for (int at = 6; at < TAG_HEAD_BYTES; at++) {
            length = length << 7 | (start.at(at) & 0x7f);
        }
        return TAG_HEAD_BYTES + length;
    }

    private static Optional<MediaType> ofFrame(Start start) {
        if (start.at(0) != 0xff) {
            return Optional.empty();
        }
        if (isAdts(start)) {
            return Optional.of(new MediaType("audio/aac"));
        }
        return isLayer2Or3(start) ? Optional.of(new MediaType("audio/mpeg")) : Optional.empty();
    }

    private static boolean isAdts(Start start) {
        int rate = start.at(2) >> 2 & 0x0f;
        int length = (start.at(3) & 0x03) << 11 | start.at(4) << 3 | start.at(5) >> 5;
        return (start.at(1) & 0xf6) == 0xf0 && start.at(5) >= 0 && rate < 13 && length >= 7;
    }

    private static boolean isLayer2Or3(Start start) {
        int version = start.at(1) >> 3 & 0x03;
        int layer = start.at(1) >> 1 & 0x03;
        int bitrate = start.at(2) >> 4;
        int rate = start.at(2) >> 2 & 0x03;
        boolean sync = start.at(2) >= 0 && (start.at(1) & 0xe0) == 0xe0;
        return sync && version != 1 && (layer == 1 || layer == 2) && bitrate != 0 && bitrate != 15 && rate != 3;
    }
}
