package org.distributornode.adapters.http.tls;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate of a listener, which follows its files. What is no good in them changes nothing but an alarm.
///
/// Safe for use by several threads.
public final class LiveCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCertificate.class);

    private final CertificateFiles files;
    private final InstantSource clock;
    private final Consumer<Identity> trial;
    private final List<Consumer<Identity>> watchers = new CopyOnWriteArrayList<>();
    private volatile Identity identity;
    private volatile @Nullable String refused;
    private CertificateFiles.Texts taken;
    private @Nullable String doubt;

    private LiveCertificate(CertificateFiles files, InstantSource clock, Consumer<Identity> trial) {
        this.files = files;
        this.clock = clock;
        this.trial = trial;
        this.taken = files.read();
        this.identity = read(taken);
    }

    /// @param trial refuses by [CertificateRefused] what cannot be used though it is in order
    /// @throws CertificateRefused if there is nothing to begin with
    public static LiveCertificate load(CertificateFiles files, InstantSource clock, Consumer<Identity> trial) {
        return new LiveCertificate(files, clock, trial);
    }

    public Identity identity() {
        return identity;
    }

    /// Whole days until it expires.
    public long daysLeft() {
        return identity.daysLeft(clock.instant());
    }

    /// Why the files as they are now are not taken; empty while they are.
    public Optional<String> refused() {
        return Optional.ofNullable(refused);
    }

    /// Tells `watcher` of each identity that takes the place of another. If it fails, all are told again at the next
    /// look.
    public void whenReplaced(Consumer<Identity> watcher) {
        watchers.add(watcher);
    }

    /// Looks at the files and takes what is new in them. What is no good may be half of a renewal: it counts as refused
    /// once two looks in a row have found the same.
    public synchronized void look() {
        try {
            CertificateFiles.Texts found = files.read();
            if (!found.equals(taken)) {
                take(found);
            }
            refused = null;
            doubt = null;
        } catch (CertificateRefused problem) {
            doubt(problem.sentence());
        } catch (RuntimeException failure) { // whatever it is, clients may not be shown what is new
            LOG.debug("certificate not replaced section={}", files.section(), failure);
            doubt(CertificateRefused.unusable(files, failure.toString()).sentence());
        }
    }

    private void take(CertificateFiles.Texts found) {
        Identity next = read(found);
        tell(next);
        taken = found;
        LOG.info(
                "certificate replaced section={} serial={} expires={}",
                files.section(),
                next.certificate().getSerialNumber().toString(16),
                next.expiresAt());
    }

    private void tell(Identity next) {
        Identity before = identity;
        identity = next;
        try {
            watchers.forEach(watcher -> watcher.accept(next));
        } catch (RuntimeException failure) {
            identity = before;
            throw failure;
        }
    }

    private void doubt(String sentence) {
        if (sentence.equals(doubt) && !sentence.equals(refused)) {
            refused = sentence;
            LOG.error("certificate not replaced, the one before stays: {}", sentence);
        }
        doubt = sentence;
    }

    private Identity read(CertificateFiles.Texts texts) {
        Identity read = new IdentityReader(files, clock.instant()).read(texts);
        trial.accept(read);
        return read;
    }
}
