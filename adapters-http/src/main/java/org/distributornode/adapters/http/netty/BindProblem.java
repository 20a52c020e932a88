package org.distributornode.adapters.http.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;

/// Why nobody can listen at an address, in a sentence for the operator.
final class BindProblem {

    private BindProblem() {}

    /// @param failure what came of listening there
    static String sentence(ListenerSettings settings, Throwable failure) {
        return settings.host()
                .flatMap(host -> ofHost(settings.name(), host))
                .orElseGet(() -> ofPort(settings, failure));
    }

    /// Asked with any free port: what fails then is the host's fault.
    private static Optional<String> ofHost(String name, String host) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
            return Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.of(cannot(name) + host + ": there is no host of that name; write an address of this machine"
                    + " into " + name + "Api.host.");
        } catch (IOException _) {
            return Optional.of(cannot(name) + host + ": that is no address of this machine; choose another with " + name
                    + "Api.host.");
        }
    }

    private static String ofPort(ListenerSettings settings, Throwable failure) {
        String where = "port " + settings.port()
                + settings.host().map(host -> " of " + host).orElse("");
        return cannot(settings.name()) + where + ": " + reason(failure) + "; choose another with " + settings.name()
                + "Api.port.";
    }

    private static String cannot(String name) {
        return "The " + name + " API cannot listen on ";
    }

    /// The system tells the two only in words.
    private static String reason(Throwable failure) {
        String words = "it cannot be opened";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains("in use")) {
                return "it is taken";
            }
            if (said.contains("ermission denied")) {
                return "this user may not open it";
            }
            if (cause instanceof IOException) {
                words = "it cannot be opened (" + said + ")";
            }
        }
        return words;
    }
}
