package org.distributornode.adapters.filesystem.media;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.distributornode.domain.content.MediaType;

/// MP4 and its relatives (ISO/IEC 14496-12), told apart by the brands of their first box.
final class IsoMedia {

    /// First boxes of QuickTime films from before there were brands.
    private static final Set<String> OLD_BOXES = Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

    private static final int MOST_BRANDS = 64;

    private IsoMedia() {}

    static Optional<MediaType> detect(Start start) {
        if (start.has(4, "ftyp")) {
            return Optional.of(new MediaType(ofBrand(start.text(8, 4), compatible(start))));
        }
        return OLD_BOXES.contains(start.text(4, 4)) ? Optional.of(new MediaType("video/quicktime")) : Optional.empty();
    }

    private static String ofBrand(String brand, Set<String> compatible) {
        return switch (brand) {
            case "avif", "avis" -> "image/avif";
            case "mif1" -> stillImage(compatible);
            case "msf1" -> compatible.contains("avis") ? "image/avif" : "image/heif-sequence";
            case "heic", "heix" -> "image/heic";
            case "hevc", "hevx" -> "image/heic-sequence";
            case "crx " -> "image/x-canon-cr3";
            case "qt  " -> "video/quicktime";
            case "M4V ", "M4VH", "M4VP" -> "video/x-m4v";
            case "M4A " -> "audio/x-m4a";
            case "M4B ", "F4A ", "F4B " -> "audio/mp4";
            case "mjp2", "mj2s" -> "video/mj2";
            case String mobile when mobile.startsWith("3g2") -> "video/3gpp2";
            case String mobile when mobile.startsWith("3g") -> "video/3gpp";
            case String _ -> "video/mp4";
        };
    }

    private static String stillImage(Set<String> compatible) {
        if (compatible.contains("avif")) {
            return "image/avif";
        }
        return compatible.contains("heic") || compatible.contains("heix") ? "image/heic" : "image/heif";
    }

    /// The brands that follow the first and its version.
    private static Set<String> compatible(Start start) {
        long end = Math.min(start.number(0), 16 + 4 * MOST_BRANDS);
        Set<String> brands = new TreeSet<>();
        for (int at = 16; at + 4 <= end; at += 4) {
            brands.add(start.text(at, 4));
        }
        return brands;
    }
}
