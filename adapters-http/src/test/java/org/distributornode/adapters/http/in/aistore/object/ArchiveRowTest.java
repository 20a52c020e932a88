package org.distributornode.adapters.http.in.aistore.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.distributornode.adapters.http.testserver.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files in archives.
class ArchiveRowTest {

    private static final String LONG = "long/" + "n".repeat(300) + ".txt";
    private static final String MORE = "addec426932e71323700afa1911f8f1c";
    private static final Map<String, String> FILES = new LinkedHashMap<>();
    private static ObjectsServer server;

    @BeforeAll
    static void start() throws IOException {
        FILES.put("a.txt", "hello");
        FILES.put("dir/b.txt", "0123456789".repeat(100_000));
        FILES.put("dir/b.cls", "7");
        FILES.put(LONG, "long");
        FILES.put("empty", "");
        server = new ObjectsServer();
        put("x.tar", tar());
        put("x.tgz", packed(tar()));
        put("x.tar.lz4", lz4(tar()));
        put("x.zip", zip());
        put("other", tar());
        put("broken.tar", "no archive at all".getBytes(StandardCharsets.UTF_8));
        put("cut.zip", "PK".getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.tar?",
                "x.tgz?",
                "x.tar.lz4?",
                "x.zip?",
                "other?archmime=.tar&",
                "other?archmime=application/x-tar&"
            })
    void areReadByTheirNames(String object) {
        FILES.forEach((name, content) -> {
            var answer = server.get("/v1/objects/b/" + object + "archpath=" + name);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(content);
        });
        var none = server.get("/v1/objects/b/" + object + "archpath=zz");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.body())
                .contains("ErrNotFound")
                .contains("zz in ais://b/")
                .contains("does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.tar", "x.tgz", "x.tar.lz4", "x.zip"})
    void areReadTogetherAsATarArchive(String object) {
        var answer = server.get("/v1/objects/b/" + object + "?archregx=dir/b&archmode=wdskey");

        assertThat(answer.header("Content-Type")).contains("application/x-tar");
        server.put("/v1/objects/b/found.tar", answer.body());
        assertThat(member("found.tar", "dir/b.cls")).isEqualTo("7");
        assertThat(member("found.tar", "dir/b.txt")).isEqualTo(FILES.get("dir/b.txt"));
        assertThat(server.get("/v1/objects/b/found.tar?archpath=a.txt").status())
                .isEqualTo(404);
        for (String how :
                new String[] {"archregx=^a.t", "archregx=a.t&archmode=prefix", "archregx=a.txt&archmode=suffix"}) {
            assertThat(server.get("/v1/objects/b/" + object + "?" + how).body())
                    .startsWith("a.txt")
                    .contains("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"new.tar?", "new.tgz?", "new.tar.lz4?", "new.zip?", "new?archmime=.zip&"})
    void areAddedOneByOne(String object) {
        String target = "/v1/objects/b/" + object + "archpath=";

        assertThat(server.put(target + "a.txt", "hello").status()).isEqualTo(200);
        var second =
                server.put(target + "/dir/%C3%BC", "more", "Ais-Checksum-Type: md5", "Ais-Checksum-Value: " + MORE);
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.header("Ais-Version")).contains("2");

        assertThat(server.get(target + "a.txt").body()).isEqualTo("hello");
        assertThat(server.get(target + "dir/%C3%BC").body()).isEqualTo("more");
        assertThat(server.put(target + "a.txt", "other").status()).isEqualTo(409);
        assertThat(server.put(target + "b", "m", "Ais-Checksum-Type: md5", "Ais-Checksum-Value: " + MORE)
                        .status())
                .isEqualTo(500);
        assertThat(server.get(target + "b").status()).isEqualTo(404);
        assertThat(server.get(target + "a.txt").body()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT 400 /b/broken.tar?archpath=a",
                "PUT 400 /b/y.tar?archpath=../a",
                "PUT 400 /b/y.tar?archpath=a/../../b",
                "PUT 400 /b/y.tar?archpath=a%00",
                "PUT 501 /b/y.tar?archregx=a",
                "PUT 501 /b/y?archpath=a",
                "PUT 501 /b/y.tar?archpath=a&archmime=.7z",
                "PUT 404 /none/y.tar?archpath=a",
                "DELETE 501 /b/x.tar?archpath=a.txt",
                "HEAD 501 /b/x.tar?archpath=a.txt"
            })
    void areNotAddedWhereThatMakesNoSense(String row) {
        String[] parts = row.split(" ", 3);

        assertThat(server.ask(parts[0], "/v1/objects" + parts[2], "").status()).isEqualTo(Integer.parseInt(parts[1]));

        assertThat(server.get("/v1/objects/b/y.tar").status()).isEqualTo(404);
        assertThat(server.get("/v1/objects/b/broken.tar").body()).isEqualTo("no archive at all");
    }

    /// What another kind of expressions takes for ever to find out.
    @Test
    void areLookedForInLinearTime() {
        server.put("/v1/objects/b/time.tar?archpath=" + "a".repeat(2000) + "!", "x");

        assertThat(server.get("/v1/objects/b/time.tar?archregx=%5E(a%2B)%2B%24").body())
                .hasSize(1024);
    }

    @Test
    void areRefusedWhereTheyAreNone() {
        assertThat(server.get("/v1/objects/b/broken.tar?archpath=a").status()).isEqualTo(400);
        assertThat(server.get("/v1/objects/b/cut.zip?archpath=a").status()).isEqualTo(400);
        assertThat(server.get("/v1/objects/b/other?archpath=a.txt").status()).isEqualTo(501);
        assertThat(server.get("/v1/objects/b/none.tar?archpath=a").status()).isEqualTo(404);
        assertThat(server.get("/v1/objects/b/x.tar?archregx=%5B").status()).isEqualTo(400);
        for (String repeats : new String[] {"((a%7B100%7D)%7B100%7D)%7B2%7D", "((a%7B1,999%7D)%7B9,%7D)%7B99%7D"}) {
            assertThat(server.get("/v1/objects/b/x.tar?archregx=" + repeats).status())
                    .isEqualTo(400);
        }
        assertThat(server.get("/v1/objects/b/x.tar?archregx=a&archmode=zz").status())
                .isEqualTo(400);
        assertThat(server.get("/v1/objects/b/x.tar?archpath=a.txt", "Range: bytes=0-1")
                        .status())
                .isEqualTo(501);
    }

    private static String member(String object, String name) {
        return server.get("/v1/objects/b/" + object + "?archpath=" + name).body();
    }

    private static void put(String name, byte[] content) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send("PUT /v1/objects/b/" + name + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                    + content.length + "\r\n\r\n" + new String(content, StandardCharsets.ISO_8859_1));
            assertThat(client.read(false).status()).isEqualTo(200);
        }
    }

    private static byte[] tar() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] lz4(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FramedLZ4CompressorOutputStream lz4 = new FramedLZ4CompressorOutputStream(out)) {
            lz4.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
