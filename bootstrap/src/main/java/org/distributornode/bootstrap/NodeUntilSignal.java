package org.distributornode.bootstrap;

import io.micronaut.context.exceptions.BeanInstantiationException;
import java.nio.file.NoSuchFileException;
import org.distributornode.adapters.filesystem.cache.FolderRefused;
import org.distributornode.adapters.http.tls.CertificateRefused;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.LogOutputs;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a node until the process is told to end.
///
/// The one shutdown hook of the process is here: it ends the node in order and halts with exit code 0, since a signal
/// is the ordinary way to end a node.
final class NodeUntilSignal {

    private static final Logger LOG = LoggerFactory.getLogger(NodeUntilSignal.class);

    private volatile @Nullable NodeProcess node;
    private volatile boolean failed;

    private NodeUntilSignal() {}

    /// Returns once the node was shut down from within, or if the waiting thread is interrupted. A signal ends the
    /// process before.
    ///
    /// @throws StartFailure if the node cannot start, or cannot go on beside another
    static int run(NodeConfiguration configuration) {
        NodeUntilSignal run = new NodeUntilSignal();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(run::end));
        try {
            run.begin(configuration).awaitEnd();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (StartFailure ousted) {
            run.failed = true;
            throw ousted;
        }
        return 0;
    }

    /// @throws StartFailure with a sentence for the operator
    static NodeProcess start(NodeConfiguration configuration) {
        try {
            return NodeProcess.start(configuration);
        } catch (FolderRefused | PortFailure refused) {
            throw new StartFailure(String.valueOf(refused.getMessage()), refused);
        } catch (BeanInstantiationException wrapped) {
            throw rootOf(wrapped);
        }
    }

    private static RuntimeException rootOf(BeanInstantiationException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortFailure failure) {
                return new StartFailure(exitCode(failure), String.valueOf(failure.getMessage()), failure);
            }
            if (cause instanceof CertificateRefused refused) {
                return new StartFailure(ExitCode.of(refused), refused.sentence(), refused);
            }
        }
        return wrapped;
    }

    /// At the start only the catalogue of a file can fail; a query node is asked later.
    private static ExitCode exitCode(PortFailure failure) {
        if (failure instanceof CatalogFailure) {
            return failure.getCause() instanceof NoSuchFileException ? ExitCode.FILE_NOT_FOUND : ExitCode.INVALID_FILE;
        }
        return ExitCode.FAILED;
    }

    private NodeProcess begin(NodeConfiguration configuration) {
        try {
            NodeProcess started = start(configuration);
            node = started;
            return started;
        } catch (RuntimeException | Error failure) {
            failed = true;
            throw failure;
        }
    }

    /// A signal that comes while the node starts ends it at once: nobody is served yet, and no crash costs anything.
    private void end() {
        if (failed) {
            LogOutputs.close();
            return;
        }
        NodeProcess running = node;
        try {
            if (running != null) {
                LOG.info("ending");
                running.close();
                LOG.info("ended");
            }
        } finally {
            LogOutputs.close();
            Runtime.getRuntime().halt(0);
        }
    }
}
