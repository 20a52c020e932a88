package org.distributornode.adapters.http.in.aistore.object;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.CustomMetadata;

/// What a client says of the object that it sends.
final class SentAlong {

    private SentAlong() {}

    /// [Checksum#NONE] if it says nothing.
    ///
    /// @throws Refused if it is none
    static Checksum checksum(Call call) {
        Optional<String> value =
                call.field("Ais-Checksum-Value", "checksum.value").filter(text -> !text.isEmpty());
        Optional<String> name = call.field("Ais-Checksum-Type", "checksum.type").filter(text -> !text.isEmpty());
        ChecksumType type = name.map(SentAlong::type).orElse(ChecksumType.NONE);
        if (value.isEmpty() || type == ChecksumType.NONE) {
            return Checksum.NONE;
        }
        return Checksum.parse(type, value.get())
                .orElseThrow(() -> Refused.invalid("invalid checksum value: no " + type.text()));
    }

    private static ChecksumType type(String name) {
        return ChecksumType.named(name)
                .orElseThrow(() -> Refused.invalid("invalid checksum type \"" + name
                        + "\" (expecting [crc32c md5 sha256 sha512 xxhash xxhash2 none])"));
    }

    /// Pairs from lines of their own, or from one line with commas.
    ///
    /// @throws Refused if they can be no object's
    static CustomMetadata custom(Call call) {
        Map<String, String> pairs = new TreeMap<>();
        for (String name : new String[] {"Ais-Custom-Md", "custom_md"}) {
            for (String line : call.request().fields(name)) {
                read(Utf8.ofOctets(line), pairs);
            }
        }
        CustomMetadata.objection(pairs).ifPresent(why -> {
            throw Refused.invalid("custom metadata " + why);
        });
        return CustomMetadata.of(pairs).orElseThrow();
    }

    private static void read(String line, Map<String, String> pairs) {
        for (String pair : line.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw Refused.invalid("custom metadata \"" + pair + "\" is no key=value");
            }
            pairs.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
    }
}
