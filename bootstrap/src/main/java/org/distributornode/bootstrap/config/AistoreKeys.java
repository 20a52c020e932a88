package org.distributornode.bootstrap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.distributornode.bootstrap.config.AistoreApi.Auth;
import org.distributornode.bootstrap.config.NodeConfiguration.HotObjects;

/// The keys under `aistoreApi`.
final class AistoreKeys {

    /// A section that may be absent; its standards count only where it is not.
    static final String SECTION = "aistoreApi";

    private static final int LAST_PORT = 65_535;
    private static final int LARGEST_MESSAGE = 1 << 30;
    private static final Duration ORDINARY_SESSION = Duration.ofHours(1);
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|::1|\\[::1]|localhost");
    private static final String BUCKET = "(ht|aws|azure|gcp|oci)://[A-Za-z0-9_.-]{0,127}[A-Za-z0-9_-]";

    private static final Key<String> HOST = Key.standard(SECTION + ".host", Formats.text(), "127.0.0.1");
    private static final Key<Integer> PORT = Key.of(SECTION + ".port", Formats.integer(0, LAST_PORT));
    private static final Key<Auth> AUTH = Key.standard(SECTION + ".auth", Formats.choice(Auth.values()), "none");
    private static final Key<String> SECRET = Key.secret(SECTION + ".hmacSecret", Formats.text());
    private static final Key<Long> MAX_MESSAGE = Key.standard(SECTION + ".maxMessage", Formats.size("1K"), "4M");
    private static final Key<Long> TOGETHER = Key.standard(SECTION + ".messagesTogether", Formats.size("64K"), "8M");
    private static final Key<String> NETWORK = Key.standard(SECTION + ".networkBucket", Formats.text(), "ht://network");
    private static final Key<List<String>> PROMOTE = Key.standard(SECTION + ".promoteRoots", paths(), "[]");

    private static final Key<Boolean> FAST_PATH = Key.standard(SECTION + ".fastPath", Formats.flag(), "true");
    private static final Key<Long> HOT_MEMORY = Key.standard(SECTION + ".hotMemory", Formats.size("0B"), "16M");
    private static final Key<Integer> OPEN_FILES = Key.standard(SECTION + ".openFiles", Formats.integer(0), "256");

    private static final Key<Integer> ARCHIVED_NAMES =
            Key.standard(SECTION + ".archivedNames", Formats.integer(0), "100000");

    static final List<Key<?>> ALL = List.of(
            HOST,
            PORT,
            AUTH,
            SECRET,
            MAX_MESSAGE,
            TOGETHER,
            NETWORK,
            PROMOTE,
            FAST_PATH,
            HOT_MEMORY,
            OPEN_FILES,
            ARCHIVED_NAMES);

    private AistoreKeys() {}

    private static Format<List<String>> paths() {
        Format<String> path = Formats.path();
        return new ListFormat<>("a list of different paths of folders", 0, path::read);
    }

    static Optional<AistoreApi> read(Values values, Optional<OperatorApi> operator) {
        if (!values.has(SECTION)) {
            return Optional.empty();
        }
        if (!values.has(ObjectStoreKeys.SECTION)) {
            throw Complaint.missing(SECTION + " needs the section " + ObjectStoreKeys.SECTION + ", for its objects");
        }
        List<Path> roots = values.get(PROMOTE).stream().map(values::resolve).toList();
        return Optional.of(new AistoreApi(
                values.get(HOST),
                values.get(PORT),
                secret(values, operator),
                operator.map(OperatorApi::sessionTtlMax).orElse(ORDINARY_SESSION),
                (int) Math.min(values.get(MAX_MESSAGE), LARGEST_MESSAGE),
                (int) Math.min(values.get(TOGETHER), LARGEST_MESSAGE),
                network(values),
                roots,
                new HotObjects(values.get(FAST_PATH), values.get(HOT_MEMORY), values.get(OPEN_FILES)),
                values.get(ARCHIVED_NAMES),
                TlsKeys.ofAistoreApi(values)));
    }

    private static Optional<String> secret(Values values, Optional<OperatorApi> operator) {
        if (values.get(AUTH) == Auth.TOKEN) {
            return Optional.of(values.find(SECRET)
                    .or(() -> operator.map(OperatorApi::hmacSecret))
                    .orElseThrow(() -> Complaint.missing(SECRET.path() + " is not set, nor is operatorApi.hmacSecret: "
                            + "write one of them into the file or set the variable " + SECRET.variable())));
        }
        String host = values.get(HOST);
        if (!LOOPBACK.matcher(host).matches()) {
            throw Complaint.about(
                    SECTION + ".auth must be \"token\" where others than this machine can come in by " + HOST.path()
                            + " \"" + host + "\"",
                    values.written(HOST).orElseThrow().place());
        }
        return Optional.empty();
    }

    private static String network(Values values) {
        String bucket = values.get(NETWORK);
        if (!bucket.matches(BUCKET)) {
            throw Complaint.about(
                    NETWORK.path()
                            + " must be a bucket of one of the providers ht, aws, azure, gcp and oci, for example"
                            + " \"ht://network\", not \"" + bucket + "\"",
                    values.written(NETWORK).orElseThrow().place());
        }
        return bucket;
    }
}
