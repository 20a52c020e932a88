package org.distributornode.e2e.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.bootstrap.cli.NodeCommandLine;
import org.distributornode.bootstrap.cli.Terminal;
import org.distributornode.bootstrap.cli.remote.RemoteCommands;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.e2e.NodeRig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The commands on distributors, typed on the machine of the node.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DistributorCommandsE2eTest {

    private final NodeRig node = NodeRig.started(Integrator.settings());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void createTestReplayListAndDelete() {
        try (Receiver receiver = new Receiver().then(Receiver.Act.FAIL, Receiver.Act.FAIL, Receiver.Act.FAIL)) {
            String id = create(receiver);

            node.useCase(Journal.class)
                    .append(new NodeEvent.ObjectPinned(InstantSource.system().instant(), new DataObjectId(1)));
            NodeRig.await(() -> receiver.calls().size() == 3);
            NodeRig.await(() -> new Integrator(node.integration())
                    .ask("GET", "/" + id + "/deliveries?state=dead")
                    .text()
                    .contains("status 500"));
            assertThat(execute("distributors:replay", id)).as(err.toString()).isZero();
            assertThat(err.toString()).contains("1 delivery queued again.");
            NodeRig.await(() -> receiver.taken().size() == 1);

            assertThat(execute("distributors:test", id)).isZero();
            assertThat(out.toString()).isEqualTo("taken: status 204" + System.lineSeparator());
            receiver.then(Receiver.Act.FAIL);
            assertThat(execute("distributors:test", id)).isEqualTo(1);

            assertThat(execute("distributors:list")).isZero();
            assertThat(out.toString())
                    .contains(id)
                    .endsWith("  POST " + receiver.host() + "/hook" + System.lineSeparator());
            assertThat(execute("distributors:delete", id)).isZero();
            assertThat(execute("distributors:delete", id)).isEqualTo(20);
            assertThat(execute("distributors:delete", "17")).isEqualTo(40);
        }
    }

    private String create(Receiver receiver) {
        assertThat(execute(
                        "distributors:create",
                        receiver.host(),
                        "--path",
                        "/hook",
                        "--basic",
                        "user:pass",
                        "--event",
                        "org.distributornode.object.pinned.v1",
                        "--node",
                        Integrator.NODE,
                        "-o",
                        "json"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("\"signing_secret\":\"whsec_").contains("\"method\":\"POST\"");
        return Integrator.text(out.toString(), "id");
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-u", "http://127.0.0.1:" + node.integration().port(), "-s", Integrator.SECRET));
        return new NodeCommandLine(Map.of(), _ -> {
                    throw new IllegalStateException("not asked for");
                })
                .with(RemoteCommands.all(Map.of(), Terminal.ofProcess(), InstantSource.system()))
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
