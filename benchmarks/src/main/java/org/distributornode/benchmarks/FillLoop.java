package org.distributornode.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.distributornode.domain.content.ContentHasher;

/// The least that keeping an object takes: for each line `port path size` it copies the body of that answer from the
/// socket to a file of its own, hashes what it copies, has the file on the disk, and says so. The files stay, as
/// those of a node do: memory for the pages of new ones costs more than what a file has just left behind.
public final class FillLoop {

    private static final int PIECE_BYTES = 128 * 1024;

    private FillLoop() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            Path file = Files.createTempFile(folder, "copy", "");
            System.out.println(copy(Integer.parseInt(words[0]), words[1], Long.parseLong(words[2]), file, piece));
        }
    }

    private static String copy(int port, String path, long size, Path file, ByteBuffer piece) throws IOException {
        try (SocketChannel socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            socket.write(StandardCharsets.US_ASCII.encode(
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
            ContentHasher hasher = new ContentHasher(size);
            long left = size;
            skipHead(socket, piece);
            while (left > 0) {
                left -= piece.remaining();
                hasher.update(piece.duplicate());
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
                if (left > 0 && socket.read(piece.clear()) < 0) {
                    throw new IOException("the answer ends early");
                }
                piece.flip();
            }
            out.force(true);
            return hasher.finish().root().toString();
        }
    }

    /// Leaves the first bytes of the body in the piece.
    private static void skipHead(SocketChannel socket, ByteBuffer piece) throws IOException {
        piece.clear();
        while (true) {
            if (socket.read(piece) < 0) {
                throw new IOException("no head");
            }
            for (int i = 3; i < piece.position(); i++) {
                if (piece.get(i) == '\n' && piece.get(i - 2) == '\n') {
                    piece.limit(piece.position()).position(i + 1);
                    return;
                }
            }
        }
    }
}
