package org.distributornode.bootstrap.config;

import java.util.List;
import java.util.Optional;
import org.distributornode.bootstrap.config.NodeConfiguration.HotObjects;
import org.distributornode.bootstrap.config.NodeConfiguration.PublicApi;
import org.distributornode.domain.content.MediaType;

/// The keys under `publicApi`, `operatorApi`, `metrics` and `shutdown`.
final class ApiKeys {

    private static final int LAST_PORT = 65_535;
    private static final int LARGEST_BODY = 1 << 30;

    /// A section that may be absent; its standards count only where it is not.
    static final String OPERATOR = "operatorApi";

    private static final Key<String> PUBLIC_HOST = Key.standard("publicApi.host", Formats.text(), "0.0.0.0");
    private static final Key<Integer> PUBLIC_PORT =
            Key.standard("publicApi.port", Formats.integer(0, LAST_PORT), "3334");
    private static final Key<Integer> MAX_RANGES = Key.standard("publicApi.maxRanges", Formats.integer(1), "16");
    private static final Key<List<MediaType>> ALLOWED_MEDIA_TYPES =
            Key.standard("publicApi.allowedMediaTypes", ListFormat.mediaTypes(), "[]");
    private static final Key<Integer> WRITE_TIMEOUT =
            Key.standard("publicApi.writeTimeoutSec", Formats.integer(1), "60");
    private static final Key<Integer> READ_TIMEOUT = Key.standard("publicApi.readTimeoutSec", Formats.integer(1), "60");
    private static final Key<Boolean> FAST_PATH = Key.standard("publicApi.fastPath", Formats.flag(), "true");
    private static final Key<Long> HOT_MEMORY = Key.standard("publicApi.hotMemory", Formats.size("0B"), "32M");
    private static final Key<Integer> OPEN_FILES = Key.standard("publicApi.openFiles", Formats.integer(0), "1024");
    private static final Key<Long> CROWD_MEMORY = Key.standard("publicApi.crowdMemory", Formats.size("0B"), "32M");
    private static final Key<Integer> DRAIN = Key.standard("shutdown.drainSeconds", Formats.integer(0), "30");
    private static final Key<String> OPERATOR_HOST = Key.of(OPERATOR + ".host", Formats.text());
    private static final Key<Integer> OPERATOR_PORT = Key.of(OPERATOR + ".port", Formats.integer(0, LAST_PORT));
    private static final Key<String> HMAC_SECRET = Key.secret(OPERATOR + ".hmacSecret", Formats.text());

    private static final Key<Integer> SESSION_TTL =
            Key.standard(OPERATOR + ".sessionTtlMaxSec", Formats.integer(1), "3600");
    private static final Key<Long> MAX_BODY = Key.standard(OPERATOR + ".maxBody", Formats.size("1K"), "1M");
    private static final Key<Boolean> OPEN_METRICS = Key.standard("metrics.open", Formats.flag(), "false");

    static final List<Key<?>> ALL = List.of(
            PUBLIC_HOST,
            PUBLIC_PORT,
            MAX_RANGES,
            ALLOWED_MEDIA_TYPES,
            WRITE_TIMEOUT,
            READ_TIMEOUT,
            FAST_PATH,
            HOT_MEMORY,
            OPEN_FILES,
            CROWD_MEMORY,
            DRAIN,
            OPERATOR_HOST,
            OPERATOR_PORT,
            HMAC_SECRET,
            SESSION_TTL,
            MAX_BODY,
            OPEN_METRICS);

    private ApiKeys() {}

    static PublicApi publicApi(Values values) {
        return new PublicApi(
                values.get(PUBLIC_HOST),
                values.get(PUBLIC_PORT),
                values.get(MAX_RANGES),
                values.get(ALLOWED_MEDIA_TYPES),
                values.seconds(WRITE_TIMEOUT),
                values.seconds(READ_TIMEOUT),
                values.seconds(DRAIN),
                new HotObjects(values.get(FAST_PATH), values.get(HOT_MEMORY), values.get(OPEN_FILES)),
                values.get(CROWD_MEMORY),
                TlsKeys.ofPublicApi(values),
                TlsKeys.http2(values));
    }

    static Optional<OperatorApi> operatorApi(Values values) {
        if (!values.has(OPERATOR)) {
            return Optional.empty();
        }
        return Optional.of(new OperatorApi(
                values.find(OPERATOR_HOST),
                values.get(OPERATOR_PORT),
                values.get(HMAC_SECRET),
                values.seconds(SESSION_TTL),
                (int) Math.min(values.get(MAX_BODY), LARGEST_BODY),
                values.get(OPEN_METRICS),
                TlsKeys.ofOperatorApi(values)));
    }
}
