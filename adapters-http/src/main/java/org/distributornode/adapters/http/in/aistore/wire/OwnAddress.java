package org.distributornode.adapters.http.in.aistore.wire;

import java.util.regex.Pattern;
import org.distributornode.adapters.http.in.aistore.Call;

/// How clients reach this node: as the one who asks has done, since that is known to work for it.
///
/// @param host name or address
/// @param port digits
public record OwnAddress(String scheme, String host, String port) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    /// From the field `Host` of a request; this machine itself if that names nobody.
    public static OwnAddress of(Call call) {
        String scheme = call.request().isEncrypted() ? "https" : "http";
        String standard = call.request().isEncrypted() ? "443" : "80";
        String named = call.request().field("Host").orElse("").strip();
        int colon = named.lastIndexOf(':');
        boolean hasPort = colon > named.lastIndexOf(']');
        String host = hasPort ? named.substring(0, colon) : named;
        String port = hasPort ? named.substring(colon + 1) : standard;
        boolean sound = HOST.matcher(host).matches() && PORT.matcher(port).matches();
        return sound ? new OwnAddress(scheme, host, port) : new OwnAddress(scheme, "localhost", standard);
    }

    public String url() {
        return scheme + "://" + host + ":" + port;
    }

    /// Without the brackets of an IPv6 address.
    public String plainHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
