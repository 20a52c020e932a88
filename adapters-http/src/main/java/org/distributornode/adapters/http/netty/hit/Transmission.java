package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.Executor;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the body of one answer from an open file: one stretch at a time, the next when the last has left.
///
/// The system is asked to send only what is in memory and was seen to be right. What is not is brought there by another
/// thread first; what that one cannot read comes by the way that heals or fetches again, or the connection is cut. All
/// but that runs on the connection's event loop. One of a crowd is sent what the crowd has in memory.
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of a cut
public final class Transmission {

    /// After so many bytes others of the same event loop go first. Much less at a time costs more than it saves.
    static final int TURN = Stretch.LONGEST;

    private static final Logger LOG = LoggerFactory.getLogger(Transmission.class);
    private static final int CHUNK = 64 * 1024;

    /// From so many bytes on the system sends a file for less than it costs to copy them out of it.
    private static final int BY_THE_SYSTEM = 32 * 1024;
    private static final int MOST_IN_VAIN = 3;

    private final ChannelHandlerContext ctx;
    private final FileBody body;
    private final Executor threads;
    private final FileAnswer.Course course;
    private final Remainder ahead;
    private long brought;
    private int vain;
    private boolean begun;
    private boolean reading;
    private boolean elsewhere;
    private boolean left;
    private boolean over;

    /// @param threads do what waits for the disk
    public Transmission(ChannelHandlerContext ctx, FileBody body, Executor threads, FileAnswer.Course course) {
        this.ctx = ctx;
        this.body = body;
        this.threads = threads;
        this.course = course;
        this.ahead = new Remainder(body.pieces());
    }

    /// Sends what comes next, if anything.
    public void step() {
        if (over || elsewhere) {
            return;
        }
        switch (ahead.next()) {
            case null -> finish(Ending.WHOLE);
            case Piece.Text(var ascii) -> send(ByteBufUtil.writeAscii(ctx.alloc(), ascii), ascii.length());
            case Piece.OfObject(var slice) -> advance(slice.offset(), ahead.stretch(slice, isLeftToTheSystem()));
        }
    }

    /// The client has left.
    public void abandon() {
        if (elsewhere) {
            left = true;
        } else {
            finish(Ending.LEFT);
        }
    }

    private boolean isLeftToTheSystem() {
        return body.byTheSystem() && !body.bytes().isComing();
    }

    private void advance(long position, int most) {
        if (body.bytes().isForbidden()) {
            finish(Ending.CUT);
            return;
        }
        int length = body.bytes().isComing() ? coming(most) : most;
        if (reading) {
            elsewhere(() -> read(position, Math.min(CHUNK, length)));
        } else if (body.bytes().isComing()) {
            take(ChunkReader.take(body.bytes(), position, length), position);
        } else {
            sendReady(position, length);
        }
    }

    /// Whoever has the last byte has the answer: it stays until all others have left and are still believed.
    private int coming(int length) {
        return length == ahead.ofObject()
                        && length > 1
                        && body.bytes().reading().isUnproven()
                ? length - 1
                : length;
    }

    private void sendTaken(long position, int length) {
        ByteBuf shared = body.bytes().shared(body.file(), position, length);
        if (shared != null) {
            sendFound(shared, shared.readableBytes());
        } else {
            sendReady(position, length);
        }
    }

    private void sendReady(long position, int length) {
        int atOnce = body.byTheSystem() ? length : Math.min(CHUNK, length);
        if (position + atOnce <= brought || body.file().isReady(position, atOnce)) {
            sendFile(position, atOnce);
        } else {
            elsewhere(() -> bring(position, body.bytes().isComing() ? length : ahead.near(length)));
        }
    }

    private void sendFile(long position, int length) {
        brought = 0;
        if (body.byTheSystem() && length >= BY_THE_SYSTEM) {
            body.file().share();
            sendFound(new SharedRegion(body.file(), position, length), length);
        } else {
            copy(position, length);
        }
    }

    private void copy(long position, int length) {
        ByteBuf chunk = ChunkReader.copy(body, position, length);
        if (chunk != null) {
            sendFound(chunk, chunk.readableBytes());
        } else {
            reading = true;
            step();
        }
    }

    private void sendFound(Object message, int length) {
        vain = 0;
        ahead.take(length);
        if (!begun) {
            begun = true;
            course.firstByte();
        }
        send(message, length);
    }

    private void send(Object message, int length) {
        elsewhere = true;
        ctx.writeAndFlush(message).addListener(future -> {
            elsewhere = false;
            if (!future.isSuccess()) {
                finish(Ending.LEFT);
                return;
            }
            int sent = message instanceof SharedRegion region ? (int) region.transferred() : length;
            boolean givesWay = ahead.sent(sent, length, TURN) && ahead.next() != null;
            goOn(givesWay ? () -> ctx.executor().execute(this::step) : this::step);
        });
    }

    private void goOn(Runnable then) {
        if (left) {
            finish(Ending.LEFT);
        } else {
            then.run();
        }
    }

    private void elsewhere(Runnable work) {
        elsewhere = true;
        threads.execute(work);
    }

    private void bring(long position, int length) {
        boolean there = false;
        try {
            there = body.file().bring(position, length);
        } catch (RuntimeException | Error failure) { // whatever broke, there is another way
            LOG.debug("not to be read: object={}", body.bytes().object(), failure);
        }
        long end = there ? position + length : 0;
        back(() -> {
            brought = end;
            if (end == 0 && body.bytes().isComing()) {
                seekAgain();
            } else {
                reading = end == 0;
                step();
            }
        });
    }

    private void read(long position, int length) {
        ChunkReader.Outcome outcome = ChunkReader.read(body.bytes(), ctx.alloc(), position, length);
        back(() -> take(outcome, position));
    }

    private void take(ChunkReader.Outcome outcome, long position) {
        switch (outcome) {
            case ChunkReader.Read(var chunk) -> sendFound(chunk, chunk.readableBytes());
            case ChunkReader.InFile(var length) -> sendTaken(position, length);
            case ChunkReader.NotYet(var bytes) ->
                bytes.whenReadable(position, () -> ctx.executor().execute(this::step));
            case ChunkReader.Vain _ -> seekAgain();
            case ChunkReader.Lost _ -> finish(Ending.CUT);
        }
    }

    /// What was readable may have to be fetched again; that it ends so every time is a bug.
    private void seekAgain() {
        if (++vain <= MOST_IN_VAIN) {
            step();
        } else {
            LOG.error(
                    "answer cut off: readable and not read: object={}",
                    body.bytes().object());
            finish(Ending.CUT);
        }
    }

    private void finish(Ending ending) {
        if (!over) {
            over = true;
            if (ending == Ending.CUT) {
                ctx.close(); // before anybody hears of it who could send more
            }
            body.letGo(ctx.executor()); // behind what others of this event loop are about to be sent
            course.over(ending, ahead.sent());
        }
    }

    /// Comes back to the event loop.
    private void back(Runnable then) {
        ctx.executor().execute(() -> {
            elsewhere = false;
            goOn(then);
        });
    }
}
