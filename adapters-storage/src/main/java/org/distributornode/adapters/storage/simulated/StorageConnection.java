package org.distributornode.adapters.storage.simulated;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/// One client's connection to a simulated storage node: answers its requests in turn until one of the two hangs up.
final class StorageConnection implements Runnable {

    private static final List<Class<? extends Quirk>> CLOSING = List.of(
            Quirk.CutAt.class,
            Quirk.CloseAfter.class,
            Quirk.ResetAfter.class,
            Quirk.DeclareLength.class,
            Quirk.ExtraBytes.class);

    private final SimulatedStorageNode node;
    private final Socket socket;

    StorageConnection(SimulatedStorageNode node, Socket socket) {
        this.node = node;
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            RequestReader requests = new RequestReader(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            Optional<ReceivedRequest> request = requests.next();
            while (request.isPresent() && answer(request.orElseThrow(), out)) {
                request = requests.next();
            }
        } catch (IOException _) {
            // the client hung up, or the node is being closed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether the connection stays open
    private boolean answer(ReceivedRequest request, OutputStream out) throws IOException, InterruptedException {
        Behaviour behaviour = node.receive(request);
        Optional<Quirk.HeadGate> gate = behaviour.find(Quirk.HeadGate.class);
        if (gate.isPresent()) {
            gate.orElseThrow().gate().pass();
        }
        Optional<Quirk.HeadDelay> delay = behaviour.find(Quirk.HeadDelay.class);
        if (delay.isPresent()) {
            new Pause().last(delay.orElseThrow().delay().toNanos());
        }
        if (behaviour.has(Quirk.NoAnswer.class)) {
            return false;
        }
        boolean last = CLOSING.stream().anyMatch(behaviour::has)
                || request.header("connection")
                        .filter("close"::equalsIgnoreCase)
                        .isPresent();
        StorageAnswer answer = node.answer(request, behaviour);
        out.write(answer.head(behaviour, last));
        out.flush();
        if (!request.method().equals("HEAD")) {
            new BodySender(answer, behaviour).send(out, request);
        }
        if (behaviour.has(Quirk.ResetAfter.class)) {
            socket.setSoLinger(true, 0);
        }
        return !last;
    }
}
