package org.distributornode.application.bytes;

import java.nio.channels.FileChannel;

/// An open file that begins with the bytes of an object.
///
/// @param channel to be read at any position
/// @param path by which the file was found; it may have another name by now, or none
public record ObjectFile(FileChannel channel, String path) {}
