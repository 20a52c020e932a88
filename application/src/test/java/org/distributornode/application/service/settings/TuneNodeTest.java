package org.distributornode.application.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.port.settings.TuningStore;
import org.distributornode.application.testkit.InMemoryTuningStore;
import org.distributornode.domain.settings.Tuning;
import org.junit.jupiter.api.Test;

final class TuneNodeTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final InMemoryTuningStore store = new InMemoryTuningStore();
    private final List<Integer> details = new ArrayList<>();

    private TuneNodeService started(TuningStore kept) {
        TuneNodeService service = new TuneNodeService(kept, details::add);
        service.restore();
        return service;
    }

    @Test
    void bringsBackWhatWasKept() {
        started(store).change(was -> was.with(5), true);

        assertThat(started(store).current()).isEqualTo(Tuning.STANDARD.with(5));
        assertThat(details).containsExactly(5, 5);
    }

    @Test
    void forgetsWhatWasMeantForNow() {
        TuneNodeService service = started(store);
        service.change(was -> was.with(4), false);
        service.change(was -> was.with(LONG), true);

        assertThat(service.current()).isEqualTo(new Tuning(LONG, 4));
        assertThat(started(store).current()).isEqualTo(Tuning.STANDARD.with(LONG));
    }

    @Test
    void goesBackToTheStandardForGood() {
        TuneNodeService service = started(store);
        service.change(_ -> new Tuning(LONG, 0), true);

        service.reset();

        assertThat(service.current()).isEqualTo(Tuning.STANDARD);
        assertThat(store.load()).isEqualTo(Tuning.STANDARD);
        assertThat(details).containsExactly(0, Tuning.AS_CONFIGURED);
    }

    @Test
    void changesNothingThatCannotBeKept() {
        TuningStore full = new TuningStore() {
            @Override
            public Tuning load() {
                throw new SettingsFailure("unreadable", new IOException());
            }

            @Override
            public void save(Tuning tuning) {
                throw new SettingsFailure("full", new IOException());
            }
        };
        TuneNodeService service = started(full);

        assertThatThrownBy(() -> service.change(was -> was.with(5), true)).isInstanceOf(SettingsFailure.class);

        assertThat(service.current()).isEqualTo(Tuning.STANDARD);
    }
}
