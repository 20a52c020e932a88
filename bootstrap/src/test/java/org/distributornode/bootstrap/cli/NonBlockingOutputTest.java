package org.distributornode.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class NonBlockingOutputTest {

    private static final int TOO_MANY = 100_000;

    /// Milliseconds.
    private static final int MINUTES = 300_000;

    private final LoggerContext context = new LoggerContext();
    private final HangingOutput output = new HangingOutput();

    @BeforeEach
    void start() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        output.setContext(context);
        output.start();
    }

    @Test
    void keepsWhoMustNotWaitFromAnOutputThatHangsAndWritesTheirLinesAtItsStop() {
        NonBlockingOutput later = NonBlockingOutput.open(context, output, _ -> true);
        later.setMaxFlushTime(MINUTES);
        Logger log = log(later);

        log.info("first");
        log.error("second");
        output.goOn.countDown();
        later.stop();

        assertThat(output.lines).containsExactly("first", "second");
    }

    @Test
    void leavesOutWhatIsTooMuchAndWarningsLast() {
        NonBlockingOutput later = NonBlockingOutput.open(context, output, _ -> true);
        later.setMaxFlushTime(MINUTES);
        Logger log = log(later);

        for (int i = 0; i < TOO_MANY; i++) {
            log.info("ordinary");
        }
        log.warn("a warning");
        output.goOn.countDown();
        later.stop();

        assertThat(output.lines.size()).isLessThan(TOO_MANY / 2);
        assertThat(output.lines.getLast()).isEqualTo("a warning");
    }

    @Test
    void writesAtOnceWhatAllOthersLog() {
        output.goOn.countDown();
        Logger log = log(NonBlockingOutput.open(context, output, _ -> false));

        log.info("first");

        assertThat(output.lines).containsExactly("first");
    }

    private Logger log(NonBlockingOutput later) {
        ch.qos.logback.classic.Logger log = context.getLogger("test");
        log.addAppender(later);
        return log;
    }

    private static final class HangingOutput extends AppenderBase<ILoggingEvent> {

        private final List<String> lines = new ArrayList<>();
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        protected void append(ILoggingEvent event) {
            boolean interrupted = false;
            while (true) {
                try {
                    goOn.await();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true; // as a disk would not care
                }
            }
            lines.add(event.getFormattedMessage());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
