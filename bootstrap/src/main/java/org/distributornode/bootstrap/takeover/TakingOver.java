package org.distributornode.bootstrap.takeover;

import java.time.Duration;
import org.distributornode.application.port.takeover.ReferenceState;
import org.distributornode.application.usecase.takeover.HandBack;
import org.distributornode.application.usecase.takeover.TakeOver;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over what the reference node has left in the folders of this one, in the background, and hands them
/// back at the end. Says in the log how it goes.
public final class TakingOver implements AutoCloseable {

    /// What the operator is told if another node works in the folders.
    public static final String SHARED = "A reference node is running on the folders of this one: it writes cache.json"
            + " in directories.cacheState; stop it before this node starts.";

    private static final Logger LOG = LoggerFactory.getLogger(TakingOver.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final TakeOver takeOver;
    private final HandBack handBack;
    private final ReferenceState reference;
    private final Thread work;
    private volatile String stamp;
    private boolean begun;

    public TakingOver(TakeOver takeOver, HandBack handBack, ReferenceState reference) {
        this.takeOver = takeOver;
        this.handBack = handBack;
        this.reference = reference;
        this.stamp = reference.stamp();
        this.work = Thread.ofVirtual().name("take-over").unstarted(this::run);
    }

    /// Counts in what lies in the folder.
    ///
    /// @param rebuilt as in [TakeOver#begin(boolean)]
    public void begin(boolean rebuilt) {
        TakeOver.Found found = takeOver.begin(rebuilt);
        begun = true;
        if (found.state() == TakeOver.State.UNREADABLE) {
            LOG.warn("cache.json of the reference node is damaged or cut off: its files are taken over without their"
                    + " order, popularity and types");
        }
        if (found.files() > 0) {
            LOG.info("taking over files={} bytes={} listed={}", found.files(), found.bytes(), found.listed());
        }
    }

    /// Begins to prove what was found.
    ///
    /// @throws StartFailure if another node has written its state meanwhile
    public void proceed() {
        if (isShared()) {
            throw new StartFailure(ExitCode.FAILED, SHARED);
        }
        work.start();
    }

    /// Whether another node has written its state since this one began.
    public boolean isShared() {
        return !reference.stamp().equals(stamp);
    }

    /// Says how far it is, unless it is over.
    public void report() {
        if (work.isAlive()) {
            LOG.info("taking over {}", takeOver.progress());
        }
    }

    /// Ends the work; what is left of it goes on at the next start.
    @Override
    public void close() {
        work.interrupt();
        try {
            if (work.isAlive()) {
                work.join(LONGEST_END);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Leaves the folders to the reference node, or to the next start of this one.
    public void handBack() {
        if (begun && !isShared()) {
            LOG.info("folders handed back outcome={}", handBack.handBack());
            stamp = reference.stamp();
        }
    }

    private void run() {
        boolean over = takeOver.progress().over();
        try {
            takeOver.proceed();
            if (!over && takeOver.progress().over()) {
                LOG.info("taken over {}", takeOver.progress());
            }
        } catch (RuntimeException failure) {
            LOG.error("the take-over ended; it goes on at the next start", failure);
        }
    }
}
