package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;

/// The objects that a client saw to be held. Used by many threads at once.
final class Promises {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    Set<String> ids() {
        return Set.copyOf(ids);
    }

    /// Takes note if the answer shows that the object is held.
    void note(Published object, Reply reply) {
        if (reply.cache().equals("hit")) {
            ids.add(object.id());
        }
    }

    /// Has the node fetch the object until it is held.
    void keep(ChildNode node, Published object) {
        Holdings.fetch(node.client(), object);
        ids.add(object.id());
    }

    /// Also counts what the node has said in its log to hold.
    void noteLog(ChildNode node) {
        node.log().stream()
                .filter(line -> line.contains("object cached object="))
                .map(line -> line.replaceAll(".*object=([0-9]+).*", "$1"))
                .forEach(ids::add);
    }

    void assertKept(ChildNode node, List<Published> objects) {
        List<Published> promised =
                objects.stream().filter(object -> ids.contains(object.id())).toList();
        assertThat(promised).hasSameSizeAs(ids);
        Holdings.forEach(promised, object -> Holdings.assertHit(node.client(), object));
    }
}
