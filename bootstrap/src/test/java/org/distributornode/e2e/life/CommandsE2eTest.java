package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.e2e.Authority;
import org.distributornode.e2e.NodeRig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The command line beside a running node, each in a process of its own.
final class CommandsE2eTest {

    private final NodeRig rig =
            NodeRig.prepared("operatorApi.port", "0", "operatorApi.hmacSecret", Authority.SECRET, "id", "steered");

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void steerANodeToItsEnd() {
        try (ChildNode node = ChildNode.start(rig.configFile())) {
            String everybody = " -y -u http://127.0.0.1:" + node.client().port();
            String nobody = " -y -u http://127.0.0.1:" + node.operatorPort();
            String operator = nobody + " -s " + Authority.SECRET;

            assertEnds(0, "", "status" + everybody);
            assertEnds(40, "It is not known what the secret of the operator API is", "status" + nobody);
            assertEnds(0, "Request successful", "node:stop-public-api" + operator);
            assertEnds(20, "{\"message\":\"Already stopped\"}", "node:stop-public-api" + operator);
            assertEnds(0, "Request successful", "node:shutdown" + operator);

            assertThat(node.exitCode()).isZero();
            assertThat(node.log()).anyMatch(line -> line.contains("state saved outcome=SAVED"));
        }
    }

    private static void assertEnds(int code, String sentence, String line) {
        try (ChildNode command = ChildNode.launch(line.split(" ", -1))) {
            assertThat(command.exitCode()).as(() -> line + ": " + command.log()).isEqualTo(code);
            assertThat(String.join("\n", command.log())).contains(sentence);
        }
    }
}
