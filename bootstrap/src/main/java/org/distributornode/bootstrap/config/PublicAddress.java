package org.distributornode.bootstrap.config;

import java.util.regex.Pattern;

/// Addresses as strangers may see them.
public final class PublicAddress {

    private static final Pattern CREDENTIALS = Pattern.compile("(?<=//)[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private PublicAddress() {}

    /// The address without user name, password, query and fragment, where keys and tokens hide. Takes
    /// any text, well-formed or not.
    public static String of(String address) {
        String plain = QUERY.matcher(address).replaceFirst("");
        return CREDENTIALS.matcher(plain).replaceFirst("");
    }
}
