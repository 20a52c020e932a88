package org.distributornode.application.service.job;

/// A job cannot be done, for a reason that is told to whoever asked for it.
public final class GivenUp extends Exception {

    private static final long serialVersionUID = 1L;

    public GivenUp(String message) {
        super(message);
    }
}
