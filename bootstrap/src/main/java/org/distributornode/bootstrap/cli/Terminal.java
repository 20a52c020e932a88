package org.distributornode.bootstrap.cli;

import java.io.Console;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The person at the keyboard, if there is one.
public interface Terminal {

    /// Asks for a line. Empty if nobody is there or nothing was typed.
    ///
    /// @param hidden whether what is typed is not shown
    Optional<String> ask(String question, boolean hidden);

    /// Whether what is printed is seen as it comes, by a person.
    boolean isWatched();

    /// Lets time pass between two looks at something.
    default void pause(Duration length) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The terminal of this process.
    static Terminal ofProcess() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .<Terminal>map(Keyboard::new)
                .orElseGet(Nobody::new);
    }

    record Keyboard(Console console) implements Terminal {

        @Override
        public Optional<String> ask(String question, boolean hidden) {
            if (hidden) {
                char[] typed = console.readPassword("%s: ", question);
                return typed == null ? Optional.empty() : given(new String(typed));
            }
            return given(console.readLine("%s: ", question));
        }

        private static Optional<String> given(String typed) {
            return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
        }

        @Override
        public boolean isWatched() {
            return true;
        }
    }

    /// A script or a service.
    record Nobody() implements Terminal {

        @Override
        public Optional<String> ask(String question, boolean hidden) {
            return Optional.empty();
        }

        @Override
        public boolean isWatched() {
            return false;
        }
    }
}
