package org.distributornode.application.service.fill;

/// All that could be had of an object are bytes that are not the object's.
public final class WrongBytes extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongBytes() {
        super("nobody has the right bytes", null, false, false);
    }
}
