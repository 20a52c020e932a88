package org.distributornode.application.bytes;

import java.io.InputStream;

/// A file in an archive.
///
/// @param size of its content in bytes
/// @param content until the next member is asked for
public record Member(String name, long size, InputStream content) {}
