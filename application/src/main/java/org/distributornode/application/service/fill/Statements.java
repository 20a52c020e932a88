package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.GroupHasher;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;

/// What sources have said of the groups that they disagree on: who sent which bytes first, and what witnesses sent
/// instead. Once the truth is known it tells who lied, be it several in one group. Used by one thread.
final class Statements {

    private final GroupReader reader;
    private final GroupProofs proofs;
    private final Provenance provenance;
    private final Map<Integer, Dispute> disputes = new HashMap<>();

    /// A group that is disputed.
    ///
    /// @param before its chaining value when that began
    private record Dispute(ByteBuffer before, List<Statement> statements) {}

    /// That a part of a group is what hashes to this.
    private record Statement(Source source, ByteSlice slice, ByteBuffer hash) {}

    Statements(GroupReader reader, GroupProofs proofs, Provenance provenance) {
        this.reader = reader;
        this.proofs = proofs;
        this.provenance = provenance;
    }

    /// A witness says that the group is not what is there now.
    ///
    /// @param value the chaining value of what it says
    void dispute(int group, Source witness, byte[] value) {
        Dispute dispute = disputes.computeIfAbsent(
                group, _ -> new Dispute(ByteBuffer.wrap(proofs.value(group)), new ArrayList<>(saidFirst(group))));
        dispute.statements.add(new Statement(witness, proofs.slice(group), ByteBuffer.wrap(value)));
    }

    private List<Statement> saidFirst(int group) {
        List<Statement> said = new ArrayList<>();
        ByteBuffer bytes = reader.read(group);
        provenance
                .parts(proofs.slice(group))
                .forEach((source, parts) ->
                        parts.forEach(part -> said.add(new Statement(source, part, hash(group, part, bytes)))));
        return said;
    }

    /// Who has said what is not so; all that is there is right now.
    Set<Source> liars() {
        Set<Source> liars = new HashSet<>();
        disputes.forEach((group, dispute) -> {
            ByteBuffer truth = reader.read(group);
            dispute.statements.stream()
                    .filter(said -> !said.hash.equals(hash(group, said.slice, truth)))
                    .forEach(said -> liars.add(said.source));
        });
        return liars;
    }

    /// The groups that are not what they were before they were disputed.
    Segments replaced() {
        Segments replaced = Segments.none();
        for (Map.Entry<Integer, Dispute> each : disputes.entrySet()) {
            if (!each.getValue().before.equals(ByteBuffer.wrap(proofs.value(each.getKey())))) {
                replaced = replaced.with(proofs.slice(each.getKey()));
            }
        }
        return replaced;
    }

    /// @param bytes of the whole group
    private ByteBuffer hash(int group, ByteSlice part, ByteBuffer bytes) {
        ByteSlice whole = proofs.slice(group);
        if (part.equals(whole)) {
            return ByteBuffer.wrap(reader.hash(group, bytes));
        }
        GroupHasher hasher = new GroupHasher(group, false);
        hasher.update(bytes.slice((int) (part.offset() - whole.offset()), (int) part.length()));
        return ByteBuffer.wrap(hasher.finish());
    }
}
