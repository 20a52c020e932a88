package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.store.WebLinks;
import org.distributornode.application.port.store.WebLinks.Answer;
import org.distributornode.application.port.store.WebLinks.Content;
import org.junit.jupiter.api.Test;

/// What any [WebLinks] promises.
public interface WebLinksContract {

    Duration PATIENCE = Duration.ofSeconds(10);

    WebLinks links();

    /// A link to this content.
    ///
    /// @param tag empty for none
    URI page(byte[] content, String tag);

    /// A link to a server that has nothing.
    URI nothing();

    /// A link to content that breaks off after a few bytes.
    URI broken(byte[] content);

    /// A link to where this node may not go.
    URI forbidden();

    @Test
    default void getsWhatALinkLeadsTo() {
        byte[] bytes = "some content".getBytes(StandardCharsets.UTF_8);

        try (Content content = found(page(bytes, "\"v1\""))) {
            assertThat(content.size()).isEqualTo(bytes.length);
            assertThat(content.tag()).contains("\"v1\"");
            assertThat(all(content)).isEqualTo(bytes);
        }
        try (Content content = found(page(new byte[0], ""))) {
            assertThat(content.tag()).isEmpty();
            assertThat(all(content)).isEmpty();
        }
    }

    @Test
    default void saysThatThereIsNothing() {
        assertThat(links().open(nothing(), PATIENCE)).isEqualTo(new Answer.Refused("does not exist"));
    }

    @Test
    default void saysThatAnAnswerBrokeOff() {
        try (Content content = found(broken(new byte[100]))) {
            assertThatExceptionOfType(OriginFailure.class).isThrownBy(() -> all(content));
        }
    }

    @Test
    default void goesNowhereElse() {
        assertThatExceptionOfType(OriginFailure.class)
                .isThrownBy(() -> links().open(forbidden(), PATIENCE))
                .matches(failure -> !failure.retryable());
        assertThat(links().open(URI.create("mailto:someone"), PATIENCE)).isInstanceOf(Answer.Refused.class);
        assertThat(links().open(URI.create("/path"), PATIENCE)).isInstanceOf(Answer.Refused.class);
    }

    private Content found(URI link) {
        return ((Answer.Found) links().open(link, PATIENCE)).content();
    }

    private static byte[] all(Content content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> next = content.next(); next.isPresent(); next = content.next()) {
            byte[] bytes = new byte[next.get().remaining()];
            next.get().get(bytes);
            assertThat(bytes).isNotEmpty();
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }
}
