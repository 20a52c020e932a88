package org.distributornode.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.distributornode.bootstrap.NodeProcess;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult;
import org.distributornode.bootstrap.demo.Demo.Ports;
import org.distributornode.bootstrap.demo.Demo.Running;
import org.distributornode.bootstrap.demo.Viewer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The demo, all of it, in a real browser: the variable `CHROMIUM` names one, else it is where Debian puts it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlayerBrowserTest {

    private static final String DEBIANS = "/usr/bin/chromium";

    private Playwright playwright;
    private Browser browser;
    private Demo demo;
    private Running running;

    @BeforeAll
    void openBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", DEBIANS)))
                        .setArgs(List.of("--no-sandbox", "--autoplay-policy=no-user-gesture-required")));
    }

    @AfterAll
    void closeBrowser() {
        playwright.close();
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        demo = new Demo(PlayerBrowserTest::launch);
        running = demo.start(new Ports(0, 0, OptionalInt.of(0)), DemoFolder.kept(folder));
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void playsAndSeeksWhileTheFilmIsOnItsWay() {
        try (Viewer viewer = viewer()) {
            viewer.play();
            viewer.jumpTo(40);

            assertThat(viewer.mediaError()).isEmpty();
            assertThat(viewer.second()).isBetween(40.0, 48.0);
            assertThat(viewer.pictures()).isPositive();
            assertThat(viewer.answers()).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(206);
                assertThat(answer.cache()).isIn("miss", "pending");
            });
            assertThat(viewer.answers()).anyMatch(Answer::startsLater);
        }
    }

    @Test
    void playsAndSeeksWhatIsHeld() {
        try (Viewer first = viewer()) {
            first.play();
            first.awaitHit();
        }

        try (Viewer second = viewer()) {
            second.play();
            second.jumpTo(40);
            second.jumpTo(5);

            assertThat(second.mediaError()).isEmpty();
            assertThat(second.second()).isBetween(5.0, 20.0);
            assertThat(second.answers())
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer)
                            .extracting(Answer::status, Answer::cache)
                            .containsExactly(206, "hit"));
        }
    }

    @Test
    void showsAPageWithoutAComplaint() {
        try (Viewer viewer = viewer()) {
            viewer.play();

            assertThat(viewer.widthOfThePicture()).isEqualTo(1280);
            assertThat(viewer.complaints()).isEmpty();
        }
    }

    private Viewer viewer() {
        return new Viewer(browser, running.page(), running.objects().getFirst());
    }

    private static NodeLauncher.RunningNode launch(Path file) {
        return switch (new ConfigurationReader(Map.of()).read(file)) {
            case ConfigurationResult.Accepted accepted -> new Node(NodeProcess.start(accepted.configuration()));
            case ConfigurationResult.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }

    private record Node(NodeProcess process) implements NodeLauncher.RunningNode {

        @Override
        public int publicPort() {
            return process.publicPort();
        }

        @Override
        public int aistorePort() {
            return process.aistorePort().orElseThrow();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
