package org.distributornode.adapters.http.wire;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.distributornode.domain.content.MediaType;

/// Decides which media types are served as what they are. Whoever uploads an object chooses its bytes, and they
/// come from this node's name: a type that a browser would run is not served as such unless a setting says so.
public final class MediaTypePolicy {

    private static final Set<String> FAMILIES = Set.of("image", "audio", "video", "font");
    private static final Set<String> SINGLES = Set.of(
            "text/plain",
            "text/vtt",
            "text/srt",
            "text/csv",
            "application/ogg",
            "application/x-subrip",
            "application/font-woff",
            "application/vnd.ms-fontobject");
    private static final Pattern RUNS_SCRIPT =
            Pattern.compile("xml|html|svg|script|pdf|shockwave|flash|x-mixed-replace|wasm|message/|multipart/");

    private final Set<String> extra;

    /// @param extra types served as what they are beyond the built-in ones, without parameters
    public MediaTypePolicy(Set<String> extra) {
        this.extra = extra.stream().map(type -> type.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /// @param sandboxed whether a browser must be told to run nothing of it
    public record ServedType(MediaType type, boolean sandboxed) {}

    /// What an object of type `known` is served as.
    public ServedType serve(MediaType known) {
        String essence = known.essence();
        boolean runsScript = RUNS_SCRIPT.matcher(essence).find();
        if (extra.contains(essence) || (!runsScript && isMedia(essence))) {
            return new ServedType(known, runsScript);
        }
        return new ServedType(MediaType.OCTET_STREAM, false);
    }

    private static boolean isMedia(String essence) {
        return SINGLES.contains(essence) || FAMILIES.contains(essence.substring(0, essence.indexOf('/')));
    }
}
