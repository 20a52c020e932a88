package org.distributornode.adapters.storage.simulated;

import java.util.Optional;

/// How fast the body of one answer is sent. Used by one thread.
final class Pace {

    private final Behaviour behaviour;
    private final Optional<Throttle> whole;
    private Optional<Throttle> crawl = Optional.empty();

    Pace(Behaviour behaviour) {
        this.behaviour = behaviour;
        this.whole = behaviour.find(Quirk.BytesPerSecond.class).map(quirk -> new Throttle(quirk.rate()));
    }

    /// How many bytes to send at a time from this position of the object on.
    int part(long position, int atMost) {
        int part = whole.map(limit -> limit.part(atMost)).orElse(atMost);
        Optional<Quirk.CrawlFrom> slow = behaviour.find(Quirk.CrawlFrom.class);
        if (slow.isPresent() && position >= slow.get().position()) {
            crawl = crawl.or(() -> slow.map(quirk -> new Throttle(quirk.bytesPerSecond())));
            part = crawl.orElseThrow().part(part);
        } else if (slow.isPresent()) {
            part = (int) Math.min(part, slow.get().position() - position);
        }
        int most = part;
        return behaviour
                .find(Quirk.Through.class)
                .map(quirk -> quirk.uplink().part(most))
                .orElse(most);
    }

    /// Waits until `bytes` more may be sent.
    void pass(int bytes) throws InterruptedException {
        if (whole.isPresent()) {
            whole.get().pass(bytes);
        }
        if (crawl.isPresent()) {
            crawl.get().pass(bytes);
        }
        Optional<Quirk.Through> shared = behaviour.find(Quirk.Through.class);
        if (shared.isPresent()) {
            shared.get().uplink().pass(bytes);
        }
    }
}
