package org.distributornode.application.usecase.integration;

/// Tells distributors what happened. Called again and again; returns at once, the calls are made in the background.
public interface DeliverEvents {

    /// Looks for news in the journal and for deliveries that are due.
    void run();

    /// Begins no more calls. Those under way end by themselves, within a bounded time; what is not kept of them is told
    /// again after the next start.
    void stop();
}
