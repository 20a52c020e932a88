package org.distributornode.adapters.http.in.aistore.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The files of a tar archive (POSIX.1-2017, pax, and the long names of GNU).
final class TarMembers implements Members {

    static final int BLOCK = 512;

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int CHECKSUM = 148;
    private static final int NUMBER = 8;

    private final InputStream in;
    private long left;

    TarMembers(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<Member> next() throws IOException {
        Map<String, String> told = new HashMap<>();
        while (true) {
            in.skipNBytes(left);
            left = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || isEmpty(header)) {
                return Optional.empty();
            }
            check(header);
            long size = told.containsKey("size") ? Long.parseLong(told.get("size")) : number(header, 124, 12);
            switch (header[156]) {
                case 'x' -> readPax(text(size), told);
                case 'L' -> told.put("path", new String(text(size), StandardCharsets.UTF_8).split("\0", 2)[0]);
                case 0, '0', '7' -> {
                    left = padded(size);
                    String name = told.getOrDefault("path", name(header));
                    return Optional.of(new Member(name, size, new Content(size)));
                }
                default -> {
                    left = padded(size);
                    if (header[156] != 'g' && header[156] != 'K') {
                        told.clear();
                    }
                }
            }
        }
    }

    private static boolean isEmpty(byte[] header) {
        for (byte each : header) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private static void check(byte[] header) throws IOException {
        if (header.length < BLOCK) {
            throw new IOException("a tar archive is cut off");
        }
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + NUMBER ? ' ' : header[i] & 0xFF;
        }
        if (sum != number(header, CHECKSUM, NUMBER)) {
            throw new IOException("no tar archive");
        }
    }

    /// Octal, or binary where the first bit is set.
    private static long number(byte[] header, int from, int length) throws IOException {
        long number = 0;
        if ((header[from] & 0x80) != 0) {
            for (int i = from + length - Long.BYTES; i < from + length; i++) {
                number = (number << 8) | (header[i] & 0xFF);
            }
        } else {
            String digits = ascii(header, from, length).strip();
            if (!digits.matches("[0-7]{0,20}")) {
                throw new IOException("no number in a tar archive");
            }
            number = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        }
        if (number < 0) {
            throw new IOException("no size in a tar archive");
        }
        return number;
    }

    private static String name(byte[] header) {
        String prefix = ascii(header, 257, 5).equals("ustar") ? utf8(header, 345, 155) : "";
        String name = utf8(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String utf8(byte[] header, int from, int length) {
        return new String(header, from, length, StandardCharsets.UTF_8).split("\0", 2)[0];
    }

    private static String ascii(byte[] header, int from, int length) {
        return new String(header, from, length, StandardCharsets.ISO_8859_1).split("\0", 2)[0];
    }

    private byte[] text(long size) throws IOException {
        if (size > LONGEST_TEXT) {
            throw new IOException("a name in a tar archive is too long");
        }
        byte[] text = in.readNBytes((int) size);
        in.skipNBytes(padded(size) - size);
        return text;
    }

    /// Records of `length key=value\n`.
    private static void readPax(byte[] records, Map<String, String> told) throws IOException {
        int at = 0;
        while (at < records.length) {
            int blank = at;
            while (blank < records.length && records[blank] != ' ') {
                blank++;
            }
            String digits = new String(records, at, blank - at, StandardCharsets.ISO_8859_1);
            int length = digits.matches("[0-9]{1,7}") ? Integer.parseInt(digits) : 0;
            if (length < blank - at + 2 || at + length > records.length) {
                throw new IOException("no record in a tar archive");
            }
            String pair = new String(records, blank + 1, at + length - blank - 2, StandardCharsets.UTF_8);
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = pair.substring(equals + 1);
            if (!key.equals("size") || value.matches("[0-9]{1,18}")) {
                told.put(key, value);
            }
            at += length;
        }
    }

    static long padded(long size) {
        return Math.ceilDiv(size, BLOCK) * BLOCK;
    }

    /// Of the member that was read last.
    private final class Content extends InputStream {

        private long rest;

        Content(long size) {
            this.rest = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (rest == 0) {
                return -1;
            }
            int count = in.read(into, offset, (int) Math.min(length, rest));
            if (count < 0) {
                throw new IOException("a tar archive is cut off");
            }
            rest -= count;
            left -= count;
            return count;
        }
    }
}
