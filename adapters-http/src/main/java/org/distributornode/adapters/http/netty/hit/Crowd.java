package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.adapters.http.hit.OpenObject;
import org.jspecify.annotations.Nullable;

/// Those who are sent one file while it comes in, and what of it is in memory for them. Safe for use by any thread.
///
/// A piece comes into memory as it is asked for a second time: whoever asks for what nobody else wants is sent it by
/// the system. The piece that was asked for longest ago makes way, unless it is being sent.
final class Crowd {

    /// What is read at once, in bytes, and aligned to that. To send less at a time leaves windows of clients narrow
    /// (ADR 12).
    static final int PIECE = 1 << 20;

    /// So few are sent everything by the system.
    static final int FEW = 8;

    /// What one crowd may have in memory.
    static final int MOST_PIECES = 16;

    private final Crowds memory;
    private final Map<Long, Piece> pieces = new LinkedHashMap<>(16, 0.75f, true);
    private final long[] askedOnce = new long[64];
    private final AtomicInteger answers = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private long revision;

    /// A part of the file: its bytes from `from` up to `to`, counted within the piece.
    private static final class Piece {
        final ByteBuf bytes;
        int from;
        int to;

        Piece(ByteBuf bytes) {
            this.bytes = bytes;
        }
    }

    Crowd(Crowds memory) {
        this.memory = memory;
        Arrays.fill(askedOnce, -1);
    }

    void enter() {
        answers.incrementAndGet();
    }

    /// @return whether somebody is left; else all memory has been given back
    boolean leave() {
        if (answers.decrementAndGet() > 0) {
            return true;
        }
        lock.lock(); // nobody is left who could have it
        try {
            clear();
        } finally {
            lock.unlock();
        }
        return false;
    }

    /// How many of so many bytes are to leave together: no more than one piece has.
    int atOnce(long position, int length) {
        return answers.get() <= FEW ? length : (int) Math.min(length, PIECE - position % PIECE);
    }

    /// Some of the bytes from `position` on, with a reference for the caller; null if the system is to send
    /// them, as it is while another thread is at it. Waits for nobody and reads no disk.
    ///
    /// @param length how many bytes have come there, at least 1
    /// @param revised what their revision was after they had been taken
    @Nullable
    ByteBuf bytes(OpenObject file, long position, int length, long revised) {
        if (!lock.tryLock()) {
            return null;
        }
        try {
            return find(file, position, length, revised);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ByteBuf find(OpenObject file, long position, int length, long revised) {
        if (answers.get() <= FEW) {
            clear();
            return null;
        }
        if (revised < revision) {
            return null;
        }
        if (revised > revision) {
            clear();
            revision = revised;
        }
        int offset = (int) (position % PIECE);
        int end = Math.min(PIECE, offset + length);
        Piece piece = piece(position / PIECE, offset);
        if (piece == null || offset < piece.from || offset > piece.to) {
            return null;
        }
        if (end > piece.to && !read(piece, file, position - offset, end)) {
            return null;
        }
        return piece.bytes.retainedSlice(offset, end - offset);
    }

    private @Nullable Piece piece(long number, int offset) {
        Piece there = pieces.get(number);
        if (there != null) {
            return there;
        }
        int slot = (int) (number % askedOnce.length);
        if (askedOnce[slot] != number) {
            askedOnce[slot] = number;
            return null;
        }
        Piece made = room();
        if (made != null) {
            askedOnce[slot] = -1;
            made.from = offset;
            made.to = offset;
            pieces.put(number, made);
        }
        return made;
    }

    private @Nullable Piece room() {
        ByteBuf taken = pieces.size() < MOST_PIECES ? memory.take(PIECE) : null;
        if (taken != null) {
            return new Piece(taken);
        }
        for (Iterator<Piece> oldestFirst = pieces.values().iterator(); oldestFirst.hasNext(); ) {
            Piece piece = oldestFirst.next();
            if (piece.bytes.refCnt() == 1) {
                oldestFirst.remove();
                return piece;
            }
        }
        return null;
    }

    /// @param start of the piece in the file
    private static boolean read(Piece piece, OpenObject file, long start, int end) {
        if (!file.isReady(start + piece.to, end - piece.to)) {
            return false;
        }
        try {
            while (piece.to < end) {
                int count = piece.bytes.setBytes(piece.to, file.file(), start + piece.to, end - piece.to);
                if (count <= 0) {
                    return false;
                }
                piece.to += count;
            }
            return true;
        } catch (IOException _) {
            return false; // whoever sends it otherwise says why
        }
    }

    private void clear() {
        pieces.values().forEach(piece -> memory.giveBack(piece.bytes));
        pieces.clear();
    }
}
