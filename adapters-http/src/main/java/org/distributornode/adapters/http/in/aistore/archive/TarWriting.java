package org.distributornode.adapters.http.in.aistore.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Writes files into a tar archive (POSIX.1-2017, with pax records for long names), in memory.
public final class TarWriting {

    private static final int SHORT = 100;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// @throws IOException if the member cannot be read
    public void add(Member member) throws IOException {
        byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
        if (name.length > SHORT) {
            byte[] record = record(member.name());
            out.writeBytes(header("pax".getBytes(StandardCharsets.US_ASCII), record.length, 'x'));
            out.writeBytes(record);
            pad(record.length);
        }
        out.writeBytes(header(name, member.size(), '0'));
        long copied = member.content().transferTo(out);
        if (copied != member.size()) {
            throw new IOException("a member of an archive has another size than it says");
        }
        pad(copied);
    }

    /// How much is written by now.
    public long size() {
        return out.size();
    }

    /// The archive, which nothing can be added to any more.
    public byte[] end() {
        out.writeBytes(new byte[2 * TarMembers.BLOCK]);
        return out.toByteArray();
    }

    private void pad(long size) {
        out.writeBytes(new byte[(int) (TarMembers.padded(size) - size)]);
    }

    /// Its length counts itself.
    private static byte[] record(String name) {
        byte[] pair = (" path=" + name + "\n").getBytes(StandardCharsets.UTF_8);
        int length = pair.length;
        while (length != pair.length + Integer.toString(length).length()) {
            length = pair.length + Integer.toString(length).length();
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
        record.writeBytes(pair);
        return record.toByteArray();
    }

    private static byte[] header(byte[] name, long size, char type) {
        byte[] header = new byte[TarMembers.BLOCK];
        System.arraycopy(name, 0, header, 0, Math.min(SHORT, name.length));
        put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, 124, String.format(Locale.ROOT, "%011o ", size) + "00000000000 ");
        put(header, 148, "        " + type);
        put(header, 257, "ustar\0" + "00");
        long sum = 0;
        for (byte each : header) {
            sum += each & 0xFF;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, at, ascii.length);
    }
}
