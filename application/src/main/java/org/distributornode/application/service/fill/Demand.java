package org.distributornode.application.service.fill;

/// What a client needs of an object.
///
/// @param position the next byte it needs
/// @param end behind the last byte it has asked for
public record Demand(long position, long end) {

    public Demand {
        if (position < 0 || end <= position) {
            throw new IllegalArgumentException("no demand: " + position + " to " + end);
        }
    }
}
