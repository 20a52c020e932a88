package org.distributornode.bootstrap.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// Somebody who opens the demo's page in a browser that has never been there.
final class Viewer implements AutoCloseable {

    private static final String FILM = "document.querySelector('#film')";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLLS = Duration.ofMillis(50);

    private final BrowserContext context;
    private final Page page;
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /// @param film where the film is
    Viewer(Browser browser, URI address, URI film) {
        context = browser.newContext();
        page = context.newPage();
        page.onResponse(response -> note(response, film));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address.toString());
        await("document.querySelectorAll('article').length == " + DemoMedia.values().length);
    }

    /// Returns once the film moves.
    void play() {
        page.evaluate(FILM + ".play()");
        awaitBeyond(0);
    }

    /// Presses a button below the film and returns once it moves there.
    void jumpTo(int seconds) {
        page.click("[data-seconds='" + seconds + "']");
        awaitBeyond(seconds);
    }

    /// Waits until pictures beyond that second are shown.
    private void awaitBeyond(int seconds) {
        await("%1$s.error || (!%1$s.seeking && %1$s.readyState >= 2 && %1$s.currentTime > %2$d.1)"
                .formatted(FILM, seconds));
    }

    /// Waits until the page says that the node holds the film.
    void awaitHit() {
        page.waitForSelector("article:first-of-type .state[data-state='hit']");
    }

    double second() {
        return ((Number) page.evaluate(FILM + ".currentTime")).doubleValue();
    }

    /// What the browser has against the film; empty if nothing.
    String mediaError() {
        return (String) page.evaluate(FILM + ".error ? " + FILM + ".error.message || 'an error' : ''");
    }

    /// How many pictures of the film have been decoded.
    int pictures() {
        return ((Number) page.evaluate(FILM + ".getVideoPlaybackQuality().totalVideoFrames")).intValue();
    }

    int widthOfThePicture() {
        await("document.querySelector('#picture').complete");
        return ((Number) page.evaluate("document.querySelector('#picture').naturalWidth")).intValue();
    }

    /// The node's answers to the player, oldest first.
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /// Errors on the page's console.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }

    /// The page's policy forbids what Playwright's own waiting for a condition does: to make code of text in the page.
    private void await(String condition) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .pollInterval(POLLS)
                .until(() -> page.evaluate("Boolean(" + condition + ")").equals(true));
    }

    private void note(Response response, URI film) {
        if (response.url().equals(film.toString())
                && response.request().resourceType().equals("media")) {
            answers.add(new Answer(
                    response.status(),
                    response.headers().getOrDefault("x-cache", ""),
                    response.headers().getOrDefault("content-range", "")));
        }
    }

    /// @param cache the header `x-cache`
    /// @param contentRange that header
    record Answer(int status, String cache, String contentRange) {

        boolean startsLater() {
            return !contentRange.startsWith("bytes 0-");
        }
    }
}
