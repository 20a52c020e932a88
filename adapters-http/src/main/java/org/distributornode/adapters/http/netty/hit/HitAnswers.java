package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.hit.HeadTemplate;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.hit.RequestHead;
import org.distributornode.adapters.http.in.requestid.RequestId;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.RangeRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the hits of one connection. For its event loop.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the connection
final class HitAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(HitAnswers.class);

    /// Up to so many bytes of a body go with the head in one buffer: copying them costs less than a second
    /// buffer.
    private static final int WITH_HEAD = 16 * 1024;

    private static final Optional<Freshness> HIT = Optional.of(Freshness.HIT);

    private final HitPath path;
    private final HitPath.Surroundings surroundings;
    private final Connection connection;
    private @Nullable String client;
    private @Nullable Transmission sending;
    private boolean unflushed;

    /// @param free runs when an answer that took its time is over
    record Connection(ChannelHandlerContext ctx, Protocol protocol, Runnable free) {

        /// Whether nothing stands between the connection and what is written.
        boolean plain() {
            return protocol == Protocol.HTTP_1;
        }
    }

    HitAnswers(HitPath path, HitPath.Surroundings surroundings, Connection connection) {
        this.path = path;
        this.surroundings = surroundings;
        this.connection = connection;
    }

    /// Whether an answer is under way that nothing may overtake.
    boolean isSending() {
        return sending != null;
    }

    /// Answers a plain request, if that is to be done here.
    ///
    /// @return false if nothing has been done
    boolean answer(Scratch scratch) {
        DataObjectId id = scratch.head.id();
        HotObject hot = surroundings.closing().getAsBoolean()
                ? null
                : path.assets().hot().find(id);
        if (hot == null) {
            return false;
        }
        RangeRequest range = scratch.head.isHead() ? null : scratch.head.range();
        ByteSlice slice = range == null
                ? hot.object().whole()
                : range.resolve(hot.object().size()).orElse(null);
        if (slice == null) {
            return false;
        }
        Hit hit = new Hit(hot, slice, range != null);
        return scratch.head.isHead() ? answerHead(scratch, hit) : answerGet(scratch, hit);
    }

    private boolean answerHead(Scratch scratch, Hit hit) {
        ByteBuf head = head(scratch, hit, hit.hot().heads().head(), 0);
        if (head == null || !path.assets().hits().isServed(hit.object().id()) || isRefused(hit)) {
            ReferenceCountUtil.release(head);
            return false;
        }
        Observation observation = observe(scratch.head, hit);
        write(head);
        observation.end(new Summary(Hit.WHOLE, HIT, 0, Ending.WHOLE));
        return true;
    }

    private boolean answerGet(Scratch scratch, Hit hit) {
        ByteBuf body = hit.hot().bytes().takeBody();
        OpenObject file = body == null ? hit.hot().bytes().takeFile() : null;
        ByteBuf head = body == null && file == null ? null : headOfGet(scratch, hit, body != null);
        if (head == null || !path.assets().hits().admit(hit.object().id()) || isRefused(hit)) {
            ReferenceCountUtil.release(head);
            ReferenceCountUtil.release(body);
            if (file != null) {
                file.release();
            }
            return false;
        }
        if (body != null) {
            answerFromMemory(observe(scratch.head, hit), hit, head, body);
        } else if (file != null) {
            answerFromFile(observe(scratch.head, hit), hit, head, file);
        }
        return true;
    }

    private @Nullable ByteBuf headOfGet(Scratch scratch, Hit hit, boolean inMemory) {
        HeadTemplate template =
                hit.part() ? hit.hot().heads().part() : hit.hot().heads().whole();
        return head(
                scratch,
                hit,
                template,
                inMemory && isShort(hit) ? (int) hit.slice().length() : 0);
    }

    private static boolean isShort(Hit hit) {
        return hit.slice().length() <= WITH_HEAD;
    }

    /// Asked last, when all else is sure, so that each request is asked about once: the route tells who is refused.
    private boolean isRefused(Hit hit) {
        Optional<Duration> refusal =
                path.admission().refuse(client(), hit.object().id());
        if (refusal.isPresent()) {
            EarlyRefusal.put(connection.ctx().channel(), refusal.get());
        }
        return refusal.isPresent();
    }

    private void answerFromMemory(Observation observation, Hit hit, ByteBuf head, ByteBuf body) {
        int length = (int) hit.slice().length();
        int offset = (int) hit.slice().offset();
        if (isShort(hit)) {
            head.writeBytes(body, offset, length);
            body.release();
            write(head);
        } else {
            connection.ctx().write(head, connection.ctx().voidPromise());
            write(body.readerIndex(offset).writerIndex(offset + length));
        }
        if (length > 0) {
            observation.firstByte();
        }
        observation.end(new Summary(hit.status(), HIT, length, Ending.WHOLE));
    }

    private void answerFromFile(Observation observation, Hit hit, ByteBuf head, OpenObject file) {
        connection.ctx().write(head, connection.ctx().voidPromise());
        unflushed = true;
        ChannelPromise end = connection.ctx().newPromise();
        surroundings.attention().answering(end);
        HitBytes bytes = new HitBytes(path, hit.object(), hit.slice());
        FileBody body = new FileBody(List.of(new Piece.OfObject(hit.slice())), file, bytes, connection.plain());
        Transmission transmission = new Transmission(connection.ctx(), body, path.threads(), new FileAnswer.Course() {
            @Override
            public void firstByte() {
                observation.firstByte();
            }

            @Override
            public void over(Ending ending, long sent) {
                end.trySuccess();
                observation.end(new Summary(hit.status(), HIT, sent, ending));
                if (ending == Ending.WHOLE) { // else nothing may follow
                    sending = null;
                    connection.free().run();
                }
            }
        });
        sending = transmission;
        transmission.step();
    }

    /// The client has left.
    void abandon() {
        if (sending != null) {
            sending.abandon();
        }
    }

    /// Lets go what has been written.
    void flush() {
        if (unflushed) {
            unflushed = false;
            connection.ctx().flush();
        }
    }

    private void write(ByteBuf out) {
        unflushed = true;
        surroundings.attention().answering(connection.ctx().write(out));
    }

    /// The head, with room for so many bytes more; null if there is no memory for it.
    private @Nullable ByteBuf head(Scratch scratch, Hit hit, HeadTemplate template, int more) {
        byte[] tag = hit.hot().tag();
        byte[] bytes = scratch.answer(template.longest(tag));
        int length = template.write(bytes, hit.slice(), hit.object().size(), scratch.date.now(), tag);
        try {
            return connection.ctx().alloc().directBuffer(length + more).writeBytes(bytes, 0, length);
        } catch (OutOfMemoryError refused) {
            LOG.warn("no memory for a head: why={}", refused.getMessage());
            return null;
        }
    }

    private Observation observe(RequestHead head, Hit hit) {
        return path.observer()
                .begin(new Arrival(
                        hit.object().id(),
                        head.isHead(),
                        client(),
                        connection.protocol(),
                        RequestId.of(head.requestId()),
                        head.rangeText(),
                        head.agent()));
    }

    private String client() {
        String known = client;
        if (known == null) {
            known = connection.ctx().channel().remoteAddress() instanceof InetSocketAddress address
                    ? address.getAddress().getHostAddress()
                    : "";
            client = known;
        }
        return known;
    }
}
