package org.distributornode.adapters.storage.catalogfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// By what a change of a file is noticed.
///
/// @param key which file it is, as the system tells it apart from others; empty if it does not
record FileStamp(FileTime modified, long size, String key) {

    private static final FileStamp ABSENT = new FileStamp(FileTime.fromMillis(0), -1, "");

    static FileStamp of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
        } catch (IOException _) {
            return ABSENT;
        }
    }
}
