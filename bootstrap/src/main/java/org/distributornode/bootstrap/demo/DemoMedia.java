package org.distributornode.bootstrap.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The objects that the demo distributes, all of them made for it (`docs/demo.md`).
enum DemoMedia {
    FILM("1", "film.webm", "video/webm"),
    TUNE("2", "tune.opus", "audio/ogg"),
    PICTURE("3", "picture.webp", "image/webp"),
    SUBTITLES("4", "film.vtt", "text/vtt");

    private final String id;
    private final String fileName;
    private final String mediaType;

    DemoMedia(String id, String fileName, String mediaType) {
        this.id = id;
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    String id() {
        return id;
    }

    String fileName() {
        return fileName;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return resource(fileName);
    }

    /// A file of the demo's folder in the programme.
    static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(DemoMedia.class.getResourceAsStream("/demo/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
