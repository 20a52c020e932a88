package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheFailure.Kind;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.testkit.CacheStoreSubject;
import org.distributornode.application.testkit.SampleObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What a disk that refuses a step does to those who fill.
final class FailingDiskTest {

    private static final SampleObject SAMPLE = SampleObject.of(7, 1000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "No space left on device,NO_SPACE",
        "Disk quota exceeded,NO_SPACE",
        "Input/output error,MEDIUM",
        "/x/y: Too many open files,EXHAUSTED"
    })
    void tellsWhyAWriteFails(String message, Kind kind) {
        CrashingDisk disk = CrashingDisk.failing(message);
        try (Fill fill = store(disk).fill(SAMPLE.object())) {
            disk.refuseAfter(0);

            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> fill.write(0, SAMPLE.bytes()))
                    .withMessageContaining("object 7")
                    .matches(failure -> failure.kind() == kind)
                    .matches(failure -> failure.retryable() == (kind != Kind.MEDIUM));
        }
    }

    @ParameterizedTest
    @CsvSource({"No space left on device,0", "Too many open files,0", "Read-only file system,1", "Input/output error,1"
    })
    void saysInTheLogWhatTheDiskRefuses(String message, int warnings) {
        CrashingDisk disk = CrashingDisk.failing(message);
        Logger logger = (Logger) LoggerFactory.getLogger(CacheFailures.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        try (Fill fill = store(disk).fill(SAMPLE.object())) {
            disk.refuseAfter(0);
            assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> fill.write(0, SAMPLE.bytes()));
        } finally {
            logger.detachAppender(said);
        }

        assertThat(said.list).hasSize(warnings).allSatisfy(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage())
                    .contains("writing the fill of object 7")
                    .contains(folder.toString())
                    .contains(message);
        });
    }

    @Test
    void makesNothingPresentThatWasNotWritten() {
        CrashingDisk disk = CrashingDisk.failing("No space left on device");
        CacheStore store = store(disk);
        try (Fill fill = store.fill(SAMPLE.object())) {
            CacheStoreSubject.write(fill, SAMPLE, 100, 200);
            ByteBuffer bytes = SAMPLE.bytes();
            disk.refuseAfter(1);

            assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> fill.write(0, bytes));
            assertThat(bytes.remaining()).isEqualTo(1000);
            assertThat(fill.present().total()).isEqualTo(100);

            fill.write(0, bytes);
            fill.commit(SAMPLE.proof(), SampleObject.MEDIA_TYPE);
        }
        assertThat(CacheStoreSubject.readHeld(store, SAMPLE.id())).isEqualTo(SAMPLE.content());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void beginsAGroupAgainThatWasNotWritten(int written) {
        SampleObject large = SampleObject.of(8, 70_000);
        CrashingDisk disk = CrashingDisk.failing("No space left on device");
        CacheStore store = store(disk);
        try (Fill fill = store.fill(large.object())) {
            disk.refuseAfter(written);
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> CacheStoreSubject.write(fill, large, 100, 200));
            assertThat(fill.present().total()).isZero();

            CacheStoreSubject.write(fill, large, 100, 200);
            fill.write(0, large.bytes());
            fill.commit(large.proof(), SampleObject.MEDIA_TYPE);
        }
        assertThat(CacheStoreSubject.readHeld(store, large.id())).isEqualTo(large.content());
    }

    @Test
    void letsGoOfAFillThatCannotBeClosedOrDiscardedWell() {
        CrashingDisk disk = CrashingDisk.failing("Input/output error");
        CacheStore store = store(disk);
        Fill closed = store.fill(SAMPLE.object());
        closed.write(0, SAMPLE.bytes());
        disk.refuseAfter(0);
        assertThatExceptionOfType(CacheFailure.class).isThrownBy(closed::close);

        Fill discarded = store.fill(SAMPLE.object());
        disk.refuseAfter(0);
        assertThatExceptionOfType(CacheFailure.class).isThrownBy(discarded::discard);

        CacheStoreSubject.hold(store, SAMPLE);
        assertThat(CacheStoreSubject.readHeld(store, SAMPLE.id())).isEqualTo(SAMPLE.content());
    }

    private CacheStore store(Disk disk) {
        return new FileSystemCacheStore(folder.resolve("assets"), folder.resolve("state"), disk);
    }
}
