package org.distributornode.application.testkit;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.store.WebLinks;

/// A web in memory.
public final class InMemoryWebLinks implements WebLinks {

    private static final int STEP = 5;

    private final Map<URI, Page> pages = new HashMap<>();
    private final Map<URI, Integer> asked = new HashMap<>();

    /// @param breaksAt after how many bytes it breaks off; -1 for never
    /// @param tag empty for none
    private record Page(ByteBuffer content, String tag, int breaksAt) {}

    public synchronized void put(URI link, byte[] content, String tag) {
        pages.put(link, new Page(ByteBuffer.wrap(content.clone()), tag, -1));
    }

    public synchronized void breakOff(URI link, int after) {
        pages.computeIfPresent(link, (_, page) -> new Page(page.content, page.tag, after));
    }

    /// How often a link was asked for.
    public synchronized int asked(URI link) {
        return asked.getOrDefault(link, 0);
    }

    @Override
    public synchronized Answer open(URI link, Duration patience) {
        asked.merge(link, 1, Integer::sum);
        if (link.getHost() == null) {
            return new Answer.Refused("is no address of the web");
        }
        if (link.getHost().equals("forbidden")) {
            throw new OriginFailure(OriginFailure.Kind.FORBIDDEN, "not allowed");
        }
        Page page = pages.get(link);
        return page == null ? new Answer.Refused("does not exist") : new Answer.Found(content(page));
    }

    private static Content content(Page page) {
        ByteBuffer left = page.content.duplicate();
        return new Content() {
            @Override
            public long size() {
                return page.content.capacity();
            }

            @Override
            public Optional<String> tag() {
                return Optional.of(page.tag).filter(tag -> !tag.isEmpty());
            }

            @Override
            public Optional<ByteBuffer> next() {
                if (page.breaksAt >= 0 && left.position() >= page.breaksAt) {
                    throw new OriginFailure(OriginFailure.Kind.CUT_SHORT, "broke off");
                }
                if (!left.hasRemaining()) {
                    return Optional.empty();
                }
                int count = Math.min(STEP, left.remaining());
                ByteBuffer next = left.slice(left.position(), count);
                left.position(left.position() + count);
                return Optional.of(next);
            }

            @Override
            public void close() {}
        };
    }
}
