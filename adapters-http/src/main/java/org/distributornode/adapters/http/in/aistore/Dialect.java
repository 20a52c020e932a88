package org.distributornode.adapters.http.in.aistore;

import java.util.Set;
import org.distributornode.adapters.http.netty.exchange.Request;

/// The two forms of the API. Every request is served in either; where the same words would mean different things, and
/// in the form of the answer, the one counts that the request is written in.
public enum Dialect {
    /// As of October 2020 (3.2).
    OF_2020,
    TODAY,
    /// Nothing in the request tells.
    EITHER;

    private static final Set<String> OLD_PARAMETERS = Set.of("appendty", "handle", "check_cached");
    private static final Set<String> NEW_PARAMETERS = Set.of(
            "append_type",
            "append_handle",
            "presence",
            "props",
            "object_to",
            "bck_to",
            "uploadId",
            "partNumber",
            "latest-ver",
            "synchronize",
            "set-new-custom",
            "bsumm_remote");
    private static final Set<String> OLD_FIELDS =
            Set.of("checksum.type", "checksum.value", "custom_md", "append.handle", "node.id");
    private static final Set<String> NEW_FIELDS =
            Set.of("Ais-Checksum-Type", "Ais-Checksum-Value", "Ais-Custom-Md", "Ais-Node-Id", "Ais-Append-Handle");
    private static final Set<String> OLD_ACTIONS = Set.of(
            "createlb",
            "destroylb",
            "renamelb",
            "copybck",
            "listobj",
            "summarybck",
            "setbprops",
            "resetbprops",
            "makencopies",
            "ecencode",
            "renameobj",
            "rename",
            "delete",
            "prefetch",
            "evictobj",
            "evictcb",
            "setconfig",
            "stats");
    private static final Set<String> NEW_ACTIONS = Set.of(
            "create-bck",
            "destroy-bck",
            "move-bck",
            "copy-bck",
            "list",
            "summary-bck",
            "set-bprops",
            "reset-bprops",
            "make-n-copies",
            "ec-encode",
            "rename-obj",
            "delete-listrange",
            "prefetch-listrange",
            "evict-listrange",
            "evict-remote-bck",
            "copy-listrange",
            "set-config",
            "mpt-upload",
            "mpt-complete",
            "mpt-abort",
            "check-lock");

    static Dialect of(Request request, Query query) {
        if (query.names().stream().anyMatch(OLD_PARAMETERS::contains)
                || OLD_FIELDS.stream().anyMatch(name -> request.field(name).isPresent())) {
            return OF_2020;
        }
        boolean today = query.names().stream().anyMatch(NEW_PARAMETERS::contains)
                || NEW_FIELDS.stream().anyMatch(name -> request.field(name).isPresent())
                || request.field("User-Agent").orElse("").startsWith("ais/");
        return today ? TODAY : EITHER;
    }

    /// What the action of a message tells.
    static Dialect ofAction(String action) {
        if (OLD_ACTIONS.contains(action)) {
            return OF_2020;
        }
        return NEW_ACTIONS.contains(action) ? TODAY : EITHER;
    }

    /// This, or the other if this does not tell.
    Dialect or(Dialect other) {
        return this == EITHER ? other : this;
    }
}
