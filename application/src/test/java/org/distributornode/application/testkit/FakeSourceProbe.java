package org.distributornode.application.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.SourceProbe;
import org.distributornode.domain.source.Source;

/// A probe that answers as told. Sources it was told nothing of are unreachable.
public final class FakeSourceProbe implements SourceProbe {

    private final Map<Source, Duration> answers = new ConcurrentHashMap<>();
    private final Map<Source, OriginFailure.Kind> failures = new ConcurrentHashMap<>();
    private final List<Source> probed = new CopyOnWriteArrayList<>();

    public FakeSourceProbe answersIn(Source source, Duration time) {
        failures.remove(source);
        answers.put(source, time);
        return this;
    }

    public FakeSourceProbe fails(Source source, OriginFailure.Kind kind) {
        failures.put(source, kind);
        return this;
    }

    /// Every probe so far, in order.
    public List<Source> probed() {
        return List.copyOf(probed);
    }

    @Override
    public Duration probe(Source source) {
        probed.add(source);
        Optional<OriginFailure.Kind> failure = Optional.ofNullable(failures.get(source));
        Optional<Duration> answer = Optional.ofNullable(answers.get(source));
        if (failure.isPresent() || answer.isEmpty()) {
            throw new OriginFailure(failure.orElse(OriginFailure.Kind.UNREACHABLE), source + " does not answer");
        }
        return answer.get();
    }
}
