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
        StringBuilder reversed = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] quotient = rest.divideAndRemainder(RADIX);
            reversed.append(ALPHABET.charAt(quotient[1].intValue()));
            rest = quotient[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            reversed.append(ALPHABET.charAt(0));
        }
        return reversed.reverse().toString();
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
