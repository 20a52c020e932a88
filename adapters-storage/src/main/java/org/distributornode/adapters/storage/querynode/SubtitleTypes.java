package org.distributornode.adapters.storage.querynode;

import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.content.MediaType;

/// Which media types that uploaders declare for subtitles are believed: those the reference node believes.
final class SubtitleTypes {

    private static final String PREFIX = "text/";

    private static final Set<String> KNOWN = Set.of(
            "cache-manifest",
            "calendar",
            "coffeescript",
            "css",
            "csv",
            "html",
            "jade",
            "jsx",
            "less",
            "markdown",
            "mathml",
            "mdx",
            "n3",
            "plain",
            "richtext",
            "rtf",
            "sgml",
            "shex",
            "slim",
            "spdx",
            "stylus",
            "tab-separated-values",
            "troff",
            "turtle",
            "uri-list",
            "vcard",
            "vtt",
            "xml",
            "yaml");

    private SubtitleTypes() {}

    /// The type that `declared` spells, parameters included, if it is a known text type in small letters.
    static Optional<MediaType> accept(String declared) {
        return MediaType.parse(declared)
                .filter(type -> type.text().startsWith(PREFIX))
                .filter(type -> KNOWN.contains(type.essence().substring(PREFIX.length())));
    }
}
