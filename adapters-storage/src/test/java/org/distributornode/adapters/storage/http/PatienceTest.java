package org.distributornode.adapters.storage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.junit.jupiter.api.Test;

final class PatienceTest {

    private static final URI TARGET = URI.create("http://a.example/");
    private static final long AGES = Duration.ofMinutes(5).toNanos();

    @Test
    void givesWhatComesInTime() {
        assertThat(Patience.await(TARGET, AGES, () -> "found")).isEqualTo("found");
    }

    @Test
    void doesNotWaitForEver() {
        var never = new CompletableFuture<String>();

        var failure = catchThrowableOfType(OriginFailure.class, () -> Patience.await(TARGET, 1, never::join));

        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void passesOnWhyItFailed() {
        var failure = catchThrowableOfType(
                OriginFailure.class,
                () -> Patience.await(TARGET, AGES, () -> {
                    throw new OriginFailure(Kind.FORBIDDEN, "no");
                }));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
    }
}
