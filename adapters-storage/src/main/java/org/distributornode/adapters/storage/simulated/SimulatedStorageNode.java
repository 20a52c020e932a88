package org.distributornode.adapters.storage.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// A storage node, on the loopback address unless told otherwise: `GET` and `HEAD` of `/api/v1/files/{id}`, ranges
/// included, and of `/api/v1/version`. Told so by [Quirk]s it answers late, slowly, falsely or not at all.
///
/// Remembers every request. Safe for use by many threads.
public final class SimulatedStorageNode implements AutoCloseable {

    static final String FILES = "/api/v1/files/";

    private static final String VERSION = "/api/v1/version";
    private static final int BACKLOG = 256;

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, SimulatedContent> contents = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, Deque<Behaviour>> next = new ConcurrentHashMap<>();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour ownBehaviour = Behaviour.HONEST;

    private SimulatedStorageNode(ServerSocket listener) {
        this.listener = listener;
    }

    /// Starts a node on a free port.
    public static SimulatedStorageNode start() {
        return start(0);
    }

    /// @throws UncheckedIOException if the port is taken
    public static SimulatedStorageNode start(int port) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// @param address to listen on, for those who are to be reached from other machines
    /// @throws UncheckedIOException if it cannot be had
    public static SimulatedStorageNode start(InetSocketAddress address) {
        try {
            ServerSocket listener = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
            SimulatedStorageNode node = new SimulatedStorageNode(listener);
            node.threads.execute(node::accept);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + address.getPort() + " cannot be opened", e);
        }
    }

    /// What its operator would write into the bucket's metadata: `http://127.0.0.1:port`.
    public URI endpoint() {
        return URI.create("http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
    }

    public void hold(String objectId, SimulatedContent content) {
        contents.put(objectId, content);
    }

    public void drop(String objectId) {
        contents.remove(objectId);
    }

    /// From now on the node behaves so, whatever is asked of it; without quirks, honestly.
    public void behave(Quirk... quirks) {
        ownBehaviour = new Behaviour(List.of(quirks));
    }

    /// From now on it behaves so when asked for this object, before what is said of the node as a whole.
    public void behaveFor(String objectId, Quirk... quirks) {
        behaviours.put(objectId, new Behaviour(List.of(quirks)));
    }

    /// Its next answer about this object is so, before all else; called twice, the one after it too.
    public void behaveOnceFor(String objectId, Quirk... quirks) {
        next.computeIfAbsent(objectId, _ -> new ConcurrentLinkedDeque<>()).add(new Behaviour(List.of(quirks)));
    }

    /// All requests so far, oldest first.
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /// The requests for this object so far, oldest first.
    public List<ReceivedRequest> requestsFor(String objectId) {
        return requests.stream().filter(request -> request.isFor(objectId)).toList();
    }

    /// How many bytes of this object have gone out so far, in all answers together.
    public long bytesSent(String objectId) {
        return requestsFor(objectId).stream()
                .mapToLong(ReceivedRequest::bytesSent)
                .sum();
    }

    /// Breaks every connection and waits until all its threads have ended.
    @Override
    public void close() {
        closeQuietly(listener);
        connections.forEach(SimulatedStorageNode::closeQuietly);
        threads.shutdownNow();
        threads.close();
        connections.forEach(SimulatedStorageNode::closeQuietly);
    }

    Behaviour receive(ReceivedRequest request) {
        requests.add(request);
        String id = objectId(request).orElse("");
        Behaviour once = Optional.ofNullable(next.get(id)).map(Deque::poll).orElse(Behaviour.HONEST);
        return once.orElse(behaviours.getOrDefault(id, Behaviour.HONEST)).orElse(ownBehaviour);
    }

    StorageAnswer answer(ReceivedRequest request, Behaviour behaviour) {
        Optional<Quirk.Answer> scripted = behaviour.find(Quirk.Answer.class);
        if (scripted.isPresent()) {
            Quirk.Answer fixed = scripted.orElseThrow();
            return StorageAnswer.fixed(fixed.status(), fixed.headers(), fixed.body());
        }
        if (request.target().equals(VERSION)) {
            return StorageAnswer.version();
        }
        return objectId(request)
                .map(contents::get)
                .map(content -> StorageAnswer.file(request, content, behaviour))
                .orElseGet(() -> StorageAnswer.fixed(404, Map.of(), ""));
    }

    private static Optional<String> objectId(ReceivedRequest request) {
        return Optional.of(request.target())
                .filter(target -> target.startsWith(FILES))
                .map(target -> target.substring(FILES.length()));
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.add(socket);
                threads.execute(() -> {
                    new StorageConnection(this, socket).run();
                    connections.remove(socket);
                });
            }
        } catch (IOException | RejectedExecutionException _) {
            // closed; the socket that came last is closed with the others
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // nothing more can be done about it
        }
    }
}
