package org.distributornode.adapters.storage.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Makes connections: to an address, through a proxy if the route says so, over TLS if it is secure.
final class Connector {

    private final Supplier<SSLSocketFactory> tls;
    private final int receiveBuffer;

    /// @param tls asked for at the first connection that needs it: to read all certificates takes long
    /// @param receiveBuffer bytes that the system receives ahead of us; 0: as it sees fit
    Connector(Supplier<SSLSocketFactory> tls, int receiveBuffer) {
        this.tls = tls;
        this.receiveBuffer = receiveBuffer;
    }

    /// @param addresses of the server, or of the proxy; tried in order
    /// @param line ends the attempt, and the connection that comes of it
    /// @param nanos for all of the addresses together, until one of them takes the connection
    Connection connect(Route route, List<InetAddress> addresses, Lifeline line, long nanos) throws IOException {
        int port = route.proxy().map(Targets::port).orElse(route.port());
        SocketChannel channel = connect(addresses, port, line, nanos);
        Socket plain = channel.socket();
        if (!route.secure()) {
            return new Connection(line, channel, plain);
        }
        if (route.proxy().isPresent()) {
            tunnel(new Connection(line, channel, plain), route, route.proxy().orElseThrow());
        }
        return new Connection(line, channel, secured(plain, route));
    }

    private SocketChannel connect(List<InetAddress> addresses, int port, Lifeline line, long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        IOException failure = new NoRouteToHostException("no address");
        for (int i = 0; i < addresses.size(); i++) {
            SocketChannel channel = SocketChannel.open();
            line.hold(channel);
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                if (receiveBuffer > 0) {
                    channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
                }
                long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()) / (addresses.size() - i);
                channel.socket()
                        .connect(
                                new InetSocketAddress(addresses.get(i), port),
                                Math.clamp(millis, 1, Integer.MAX_VALUE));
                return channel;
            } catch (IOException e) {
                channel.close();
                failure = e;
            }
        }
        throw failure;
    }

    /// RFC 9110 section 9.3.6.
    private static void tunnel(Connection connection, Route route, URI proxy) throws IOException {
        String target = route.hostAndPort();
        StringBuilder head = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
        EnvironmentProxies.credentials(proxy)
                .ifPresent(credentials ->
                        head.append("Proxy-Authorization: ").append(credentials).append("\r\n"));
        connection.write(StandardCharsets.US_ASCII.encode(head.append("\r\n").toString()));
        int status = ResponseHead.read(connection.in()).status();
        if (status / 100 != 2) {
            throw new NoRouteToHostException("the proxy opens no tunnel: status " + status);
        }
    }

    private Socket secured(Socket plain, Route route) throws IOException {
        SSLSocket socket = (SSLSocket) tls.get().createSocket(plain, route.bareHost(), route.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
