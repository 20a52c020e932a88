package org.distributornode.bootstrap.events;

import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.event.NodeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the log what happens, by reading the journal behind it. Begins with what happens after it is made.
public final class LoggingReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger("org.distributornode.events");

    private final JournalReader reader;

    public LoggingReader(Journal journal) {
        this.reader = new JournalReader(journal, LoggingReader::log);
    }

    /// Logs the events since the last run.
    @Override
    public void run() {
        reader.run();
    }

    private static void log(NodeEvent event) {
        switch (event) {
            case NodeEvent.ObjectCached cached ->
                LOG.info(
                        "object cached object={} size={} type={}",
                        cached.object().id(),
                        cached.object().size(),
                        cached.mediaType());
            case NodeEvent.ObjectEvicted evicted ->
                LOG.info("object evicted object={} size={}", evicted.id(), evicted.size());
            case NodeEvent.ObjectDropped dropped ->
                LOG.warn("object dropped object={} reason={}", dropped.id(), dropped.reason());
            case NodeEvent.ObjectRejected rejected ->
                LOG.warn("source sent other bytes object={} source={}", rejected.id(), rejected.source());
            case NodeEvent.FillFailed failed ->
                LOG.warn("fill failed object={} reason={}", failed.id(), failed.reason());
            case NodeEvent.SettingChanged changed -> log(changed);
            case NodeEvent.PublicApiStopped _ -> LOG.info("public api stopped");
            case NodeEvent.PublicApiStarted _ -> LOG.info("public api started");
            case NodeEvent.NodeStarted started -> LOG.info("node started version={}", started.version());
            case NodeEvent.NodeEnding _ -> LOG.info("node ending");
            case NodeEvent.StorageMarkPassed passed ->
                LOG.warn("storage mark passed used={} limit={}", passed.used(), passed.limit());
            case NodeEvent.AssignmentDoubted doubted ->
                LOG.error(
                        "the network confirms too little of what is held, nothing is changed held={} confirmed={}",
                        doubted.held(),
                        doubted.confirmed());
            case NodeEvent.ObjectDenied denied ->
                LOG.info("object denied object={} reason={}", denied.id(), denied.reason());
            case NodeEvent.ObjectAllowed allowed -> LOG.info("object allowed again object={}", allowed.id());
            case NodeEvent.ObjectPinned pinned -> LOG.info("object pinned object={}", pinned.id());
            case NodeEvent.ObjectUnpinned unpinned -> LOG.info("object unpinned object={}", unpinned.id());
            case NodeEvent.ObjectHealed healed ->
                LOG.warn("object healed object={} groups={}", healed.id(), healed.groups());
            case NodeEvent.ScrubEnded ended -> log(ended);
        }
    }

    private static void log(NodeEvent.SettingChanged changed) {
        LOG.info("setting changed setting={} before={} after={}", changed.setting(), changed.before(), changed.after());
    }

    private static void log(NodeEvent.ScrubEnded ended) {
        LOG.info(
                "scrub ended objects={} bytes={} groupsBad={} groupsHealed={} dropped={}",
                ended.objects(),
                ended.bytes(),
                ended.groupsBad(),
                ended.groupsHealed(),
                ended.dropped());
    }
}
