package org.distributornode.domain.content;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// Base58 with the Bitcoin alphabet (base58btc), for texts of multihash length.
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(58);
    private static final int LONGEST = 128;

    private Base58() {}

    static String encode(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        byte[] digits = new byte[bytes.length * 138 / 100 + 1]; // log 256 / log 58 = 1.366
        int count = 0;
        for (int i = zeros; i < bytes.length; i++) {
            count = append(digits, count, bytes[i] & 0xff);
        }
        StringBuilder text = new StringBuilder(zeros + count);
        text.repeat(ALPHABET.charAt(0), zeros);
        for (int i = count - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt(digits[i]));
        }
        return text.toString();
    }

    /// Multiplies the number by 256 and adds.
    ///
    /// @param digits the number's, the least first
    /// @return how many digits it has then
    private static int append(byte[] digits, int count, int addend) {
        int carry = addend;
        int length = count;
        for (int i = 0; i < length || carry > 0; i++) {
            carry += digits[i] << 8;
            digits[i] = (byte) (carry % 58);
            carry /= 58;
            length = Math.max(length, i + 1);
        }
        return length;
    }

    static Optional<byte[]> decode(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value.multiply(RADIX).add(BigInteger.valueOf(digit));
        }
        return Optional.of(withLeadingZeros(text, value));
    }

    private static byte[] withLeadingZeros(String text, BigInteger value) {
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
            zeros++;
        }
        byte[] magnitude = value.toByteArray();
        int start = 0;
        while (start < magnitude.length && magnitude[start] == 0) {
            start++;
        }
        byte[] bytes = new byte[zeros + magnitude.length - start];
        System.arraycopy(
                Arrays.copyOfRange(magnitude, start, magnitude.length), 0, bytes, zeros, magnitude.length - start);
        return bytes;
    }
}
