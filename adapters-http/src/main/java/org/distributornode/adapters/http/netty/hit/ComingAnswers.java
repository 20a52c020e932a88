package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.distributornode.adapters.http.hit.HeadTemplate;
import org.distributornode.adapters.http.hit.RequestHead;
import org.distributornode.adapters.http.in.requestid.RequestId;
import org.distributornode.adapters.http.netty.hit.ComingAnswer.FromFile;
import org.distributornode.adapters.http.netty.hit.ComingAnswer.Routed;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.ResponseHead;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.RangeRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers plain requests for objects that are not held, on one connection, from the files that they come in. For its
/// event loop.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the connection
final class ComingAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ComingAnswers.class);

    private final HitPath path;
    private final HitPath.Surroundings surroundings;
    private final HitAnswers.Connection connection;
    private boolean asking;
    private @Nullable Transmission sending;

    ComingAnswers(HitPath path, HitPath.Surroundings surroundings, HitAnswers.Connection connection) {
        this.path = path;
        this.surroundings = surroundings;
        this.connection = connection;
    }

    /// Whether an answer is under way, or waited for, that nothing may overtake.
    boolean isBusy() {
        return asking || sending != null;
    }

    /// Has a request answered, if that is to be done here.
    ///
    /// @param taken is run once that is known: with true if the answer follows from here, else the request
    /// goes on to its route
    /// @return false if nothing has been done
    boolean answer(RequestHead head, Consumer<Boolean> taken) {
        if (!connection.plain() || head.isHead() || surroundings.closing().getAsBoolean() || !isWorthIt(head)) {
            return false;
        }
        ChannelPromise end = connection.ctx().newPromise();
        surroundings.attention().answering(end);
        asking = true;
        surroundings
                .coming()
                .answer(
                        arrival(head),
                        answer -> connection.ctx().executor().execute(() -> {
                            asking = false;
                            heard(answer, end, taken);
                        }));
        return true;
    }

    /// The client has left.
    void abandon() {
        if (sending != null) {
            sending.abandon();
        }
    }

    /// What is not held may be on its way in at once.
    private boolean isWorthIt(RequestHead head) {
        DataObject object = surroundings.coming().find(head.id()).orElse(null);
        if (object == null) {
            return surroundings.coming().takesMisses() && !path.assets().hits().isServed(head.id());
        }
        RangeRequest range = head.range();
        ByteSlice slice =
                range == null ? object.whole() : range.resolve(object.size()).orElse(null);
        return slice != null && slice.length() >= HotObjects.LARGEST_BODY;
    }

    private void heard(ComingAnswer answer, ChannelPromise end, Consumer<Boolean> taken) {
        if (!connection.ctx().channel().isActive()) {
            end.trySuccess();
            answer.drop();
            return;
        }
        switch (answer) {
            case FromFile found -> {
                ByteBuf head = head(found);
                if (head == null) {
                    end.trySuccess();
                    answer.drop();
                    connection.ctx().close();
                    return;
                }
                Transmission transmission = transmission(found, end);
                sending = transmission;
                taken.accept(true);
                connection.ctx().write(head, connection.ctx().voidPromise());
                transmission.step();
                connection.ctx().flush();
            }
            case Routed routed -> {
                connection.ctx().pipeline().get(RouteAnswers.class).decide(routed, end);
                taken.accept(false);
            }
        }
    }

    private Transmission transmission(FromFile found, ChannelPromise end) {
        FileAnswer answer = found.body();
        FileBody body = new FileBody(answer.pieces(), answer.file(), answer.bytes(), true);
        return new Transmission(connection.ctx(), body, path.threads(), new FileAnswer.Course() {
            @Override
            public void firstByte() {
                answer.course().firstByte();
            }

            @Override
            public void over(Ending ending, long sent) {
                end.trySuccess();
                answer.course().over(ending, sent);
                if (ending == Ending.WHOLE) { // else nothing may follow
                    sending = null;
                    connection.free().run();
                }
            }
        });
    }

    /// Null if there is no memory for it.
    private @Nullable ByteBuf head(FromFile found) {
        HeadTemplate template = HeadTemplate.ofGet(fields(found.head()));
        byte[] tag = found.head().value("ETag").orElseThrow().getBytes(StandardCharsets.US_ASCII);
        Scratch scratch = path.scratch();
        byte[] bytes = scratch.answer(template.longest(tag));
        int length = template.write(bytes, found.slice(), found.object().size(), scratch.date.now(), tag);
        try {
            return connection.ctx().alloc().directBuffer(length).writeBytes(bytes, 0, length);
        } catch (OutOfMemoryError refused) {
            LOG.warn("no memory for a head: why={}", refused.getMessage());
            return null;
        }
    }

    /// The listener may have begun to close meanwhile.
    private ResponseHead fields(ResponseHead found) {
        if (!surroundings.closing().getAsBoolean()) {
            return found;
        }
        List<Header> headers = new ArrayList<>(found.headers());
        headers.add(new Header("connection", "close"));
        return new ResponseHead(found.status(), headers);
    }

    private Arrival arrival(RequestHead head) {
        String client = connection.ctx().channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
        return new Arrival(
                head.id(),
                false,
                client,
                Protocol.HTTP_1,
                RequestId.of(head.requestId()),
                head.rangeText(),
                head.agent());
    }
}
