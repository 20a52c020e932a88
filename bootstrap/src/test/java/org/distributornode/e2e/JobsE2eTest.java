package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.bootstrap.cli.NodeCommandLine;
import org.distributornode.bootstrap.cli.Terminal;
import org.distributornode.bootstrap.cli.remote.RemoteCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The commands of an operator on a whole node, with their exit codes.
final class JobsE2eTest {

    private static final int SIZE = 1 << 20;

    private final NodeRig rig = NodeRig.started(
            "operatorApi.host",
            "127.0.0.1",
            "operatorApi.port",
            "0",
            "operatorApi.hmacSecret",
            Authority.SECRET,
            "limits.storage",
            "4M",
            "cache.evictionPolicy",
            "lru");
    private final StringWriter out = new StringWriter();

    @AfterEach
    void end() {
        rig.close();
    }

    private int execute(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("-u", "http://127.0.0.1:" + rig.operator().port(), "-s", Authority.SECRET));
        StringWriter err = new StringWriter();
        out.getBuffer().setLength(0);
        int code = new NodeCommandLine(Map.of(), _ -> 0)
                .with(RemoteCommands.all(Map.of(), new Onlooker(), InstantSource.system()))
                .printingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        assertThat(err.toString()).doesNotContain("unexpected");
        return code;
    }

    /// Nobody, and in a hurry.
    private static final class Onlooker implements Terminal {

        @Override
        public Optional<String> ask(String question, boolean hidden) {
            return Optional.empty();
        }

        @Override
        public boolean isWatched() {
            return false;
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Terminal.super.pause(Duration.ofMillis(5));
        }
    }

    private Published publish(int seed) {
        return rig.world().publish(Bytes.random(SIZE, seed));
    }

    @Test
    void fetchesBeforehandAsLongAsThereIsRoom() {
        Published wanted = publish(1);
        rig.hold(wanted);
        List<Published> others = List.of(publish(2), publish(3));

        assertThat(execute("prefetch:ids", others.getFirst().id(), wanted.id())).isZero();
        assertThat(execute("prefetch:bag", SimulatedWorld.bagOf(others.getLast())))
                .isZero();
        assertThat(rig.held())
                .containsExactlyInAnyOrder(
                        wanted.id(), others.getFirst().id(), others.getLast().id());
        publish(4);
        publish(5);
        assertThat(execute("prefetch:assigned")).isEqualTo(1);

        assertThat(out.toString()).contains("1 without room");
        assertThat(rig.held()).hasSize(4).contains(wanted.id());
        assertThat(execute("prefetch:ids", "404")).isEqualTo(1);
        assertThat(out.toString()).contains("1 unknown to the network");
    }

    @Test
    void healsWhatTheDiskHasSpoilt() throws IOException {
        Published first = publish(1);
        Published second = publish(2);
        rig.hold(first);
        rig.hold(second);
        long before = rig.world().bytesSent(first) + rig.world().bytesSent(second);
        spoil(first, 700_000);
        cut(second, SIZE - 100);

        assertThat(execute("scrub")).isZero();

        assertThat(Files.readAllBytes(rig.assets().resolve(first.id()))).isEqualTo(first.content());
        assertThat(Files.readAllBytes(rig.assets().resolve(second.id()))).isEqualTo(second.content());
        assertThat(rig.world().bytesSent(first) + rig.world().bytesSent(second) - before)
                .isEqualTo(2 * 65_536);
        assertThat(execute("status")).isZero();
        assertThat(out.toString()).contains("scrub.groupsHealed: 2", "scrub.objectsDropped: 0");
        NodeRig.await(() -> rig.operator()
                .get("/prometheus", "Authorization", new Authority().session(Role.READ))
                .text()
                .contains("distributor_groups_healed_total 2.0"));

        cut(first, 400_000);
        assertThat(rig.client().get(first.path()).body()).isEqualTo(first.content());
        assertThat(rig.client().head(first.path()).cache()).isEqualTo("hit");
    }

    private void spoil(Published object, int position) throws IOException {
        byte[] bytes = object.content();
        bytes[position] ^= 1;
        Files.write(rig.assets().resolve(object.id()), bytes);
    }

    private void cut(Published object, int length) throws IOException {
        Files.write(rig.assets().resolve(object.id()), Arrays.copyOf(object.content(), length));
    }

    @Test
    void pinsWhatNobodyAskedForAndKeepsItOverARestart() {
        Published first = publish(1);
        Published second = publish(2);

        assertThat(execute("pin:add", first.id())).isZero();
        assertThat(execute("pin:bag", SimulatedWorld.bagOf(second))).isZero();
        rig.restart();
        for (int seed = 3; seed < 8; seed++) {
            rig.hold(publish(seed));
        }

        assertThat(rig.held()).contains(first.id(), second.id());
        assertThat(execute("pin:list")).isZero();
        assertThat(out.toString().lines()).containsExactly(first.id() + "  " + SIZE, second.id() + "  " + SIZE);
        assertThat(execute("pin:assigned")).isEqualTo(1);
        assertThat(out.toString()).contains("too much to be pinned");

        assertThat(execute("purge:all")).isZero();
        assertThat(rig.held()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(execute("purge:object", first.id())).isZero();
        assertThat(execute("pin:remove", "--all")).isZero();
        assertThat(execute("pin:list")).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(execute("purge:bag", SimulatedWorld.bagOf(second))).isZero();
        assertThat(rig.held()).isEmpty();
    }
}
