package org.distributornode.adapters.filesystem.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.distributornode.application.port.takeover.ReferenceState;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.application.port.takeover.ReferenceState.Reading;
import org.distributornode.application.testkit.ReferenceStateContract;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileReferenceStateTest implements ReferenceStateContract {

    /// As the reference node writes it: two groups of 24 hold something.
    private static final String SAMPLE = """
            {
              "lruCacheGroups": [
                [
                  [
                    "12",
                    {
                      "popularity": 4,
                      "lastAccessTime": 1790000000123,
                      "sizeKB": 3
                    }
                  ]
                ],
                [
                  [
                    "7",
                    {
                      "popularity": 1,
                      "lastAccessTime": 1790000000001,
                      "sizeKB": 2
                    }
                  ],
                  [
                    "12",
                    {
                      "popularity": 9,
                      "lastAccessTime": 1,
                      "sizeKB": 9
                    }
                  ]
                ]
              ],
              "mimeTypeByObjectId": [
                [
                  "12",
                  "video/mp4"
                ],
                [
                  "7",
                  "no type"
                ]
              ]
            }""";

    @TempDir
    Path folder;

    @Override
    public ReferenceState open() {
        return new FileReferenceState(folder);
    }

    @Override
    public void writeElsewhere() {
        write(SAMPLE);
    }

    private void write(String text) {
        try {
            Files.writeString(file(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.resolve("cache.json");
    }

    @Test
    void readsWhatTheReferenceNodeWrites() {
        write(SAMPLE);

        assertThat(open().read())
                .isEqualTo(new Reading.Read(List.of(
                        new Listed(
                                new DataObjectId(12),
                                3 * 1024,
                                4,
                                Instant.ofEpochMilli(1_790_000_000_123L),
                                new MediaType("video/mp4")),
                        new Listed(
                                new DataObjectId(7),
                                2 * 1024,
                                1,
                                Instant.ofEpochMilli(1_790_000_000_001L),
                                MediaType.OCTET_STREAM))));
    }

    @Test
    void writesTheFormThatTheReferenceNodeReads() throws IOException {
        open().write(List.of(
                object(7, 2 * 1024, 1, 1_790_000_000_001L),
                object(12, 3 * 1024, 4, 1_790_000_000_123L),
                object(8, 2 * 1024, 1, 1_700_000_000_000L)));

        assertThat(Files.readString(file())).startsWith("""
                {
                  "lruCacheGroups": [
                    [
                      [
                        "12",
                        {
                          "popularity": 4,
                          "lastAccessTime": 1790000000123,
                          "sizeKB": 3
                        }
                      ]
                    ],
                    [
                      [
                        "8",
                        {
                          "popularity": 1,
                          "lastAccessTime": 1700000000000,
                          "sizeKB": 2
                        }
                      ],
                      [
                        "7",
                """).endsWith("""
                    [
                      "8",
                      "application/octet-stream"
                    ]
                  ]
                }""");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void writesAllGroupsOfTheReferenceNode() throws IOException {
        open().write(IntStream.range(0, 24)
                .mapToObj(group -> object(group, 1024L << group, 1, group))
                .toList());

        assertThat(Files.readString(file()).lines().filter("    ["::equals)).hasSize(24 + 24);
        assertThat(((Reading.Read) open().read()).objects())
                .extracting(listed -> listed.id().bits())
                .containsExactlyElementsOf(
                        IntStream.range(0, 24).mapToObj(Long::valueOf).toList());
    }

    @Test
    void saysThatATruncatedFileIsUnreadable() {
        for (int length = 0; length < SAMPLE.length(); length++) {
            write(SAMPLE.substring(0, length));

            assertThat(open().read()).as("cut at %d", length).isInstanceOf(Reading.Unreadable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "[]",
                "{}",
                "null",
                "{\"mimeTypeByObjectId\": []}",
                "{\"lruCacheGroups\": 5}",
                "{\"lruCacheGroups\": [[[\"1\"]]]}",
                "{\"lruCacheGroups\": [[[\"1\", 5]]]}",
                "{\"lruCacheGroups\": [[[\"1\", {\"popularity\": \"x\"}]]]}",
                "{\"lruCacheGroups\": []} more"
            })
    void saysThatOtherFilesAreUnreadable(String text) {
        write(text);

        assertThat(open().read()).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void passesOverNamesThatNoObjectHasAndKeysItDoesNotKnow() {
        write("""
                {"more": [{}], "lruCacheGroups": [[["007", {}], ["x", {"more": []}], ["3", {"sizeKB": 1}]]]}""");

        assertThat(open().read())
                .isEqualTo(new Reading.Read(
                        List.of(new Listed(new DataObjectId(3), 1024, 1, Instant.EPOCH, MediaType.OCTET_STREAM))));
    }

    private static Listed object(long id, long size, long popularity, long millis) {
        return new Listed(new DataObjectId(id), size, popularity, Instant.ofEpochMilli(millis), MediaType.OCTET_STREAM);
    }
}
