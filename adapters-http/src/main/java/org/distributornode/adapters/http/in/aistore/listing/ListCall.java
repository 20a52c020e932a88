package org.distributornode.adapters.http.in.aistore.listing;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.ObjectQuery.Depth;
import org.distributornode.domain.store.ObjectQuery.Presence;

/// What a client wants of a listing.
///
/// @param uuid what it calls the listing; empty if it has no name yet
/// @param page which names
/// @param told what of each
public record ListCall(
        String uuid, ObjectQuery page, Set<ListProperty> told, ListFlags flags, TimeForm times, boolean of2020) {

    private static final Set<String> KEYS = Set.of(
            "uuid",
            "props",
            "time_format",
            "prefix",
            "pagesize",
            "start_after",
            "continuation_token",
            "flags",
            "target",
            "hdr");
    private static final String CACHE = "use_cache";
    private static final int LONGEST_UUID = 64;

    public ListCall {
        told = Set.copyOf(told);
    }

    /// As today's clients ask.
    ///
    /// @throws Refused if a key is unknown or a value wrong
    public static ListCall today(Fields fields) {
        ListFlags flags = flags(fields.only(KEYS));
        return of(fields, flags, told(fields, flags), false);
    }

    /// As clients of 2020 ask.
    ///
    /// @throws Refused if a key is unknown or a value wrong
    public static ListCall of2020(Fields fields) {
        Set<String> keys = new HashSet<>(KEYS);
        keys.add(CACHE);
        ListFlags flags = new ListFlags(flags(fields.only(keys)).bits() & 1);
        String props = fields.textOrEmpty("props");
        Set<ListProperty> told = props.isEmpty()
                ? EnumSet.of(ListProperty.SIZE, ListProperty.CHECKSUM, ListProperty.ATIME)
                : ListProperty.of(props);
        return of(fields, flags, told, true);
    }

    /// Whether it can be said of every bucket of this node what is asked.
    ///
    /// @param local whether the bucket is this node's own: nothing of it is elsewhere
    /// @throws Refused if not
    public void check(boolean local) {
        if (local && (flags.missingOnly() || flags.differences())) {
            throw Refused.invalid(
                    "flags " + flags.bits() + " ask for objects that are elsewhere: not of such a bucket");
        }
    }

    /// Whether it asks for what is in archives as well.
    boolean wantsMembers() {
        return flags.membersToo();
    }

    /// Whether it asks for something that this node does not do: inventories.
    public boolean needsMore() {
        return flags.needMore();
    }

    private static ListCall of(Fields fields, ListFlags flags, Set<ListProperty> told, boolean of2020) {
        String uuid = fields.textOrEmpty("uuid");
        if (uuid.length() > LONGEST_UUID) {
            throw Refused.invalid("uuid is longer than " + LONGEST_UUID + " characters");
        }
        ObjectQuery page = new ObjectQuery(
                fields.textOrEmpty("prefix"),
                after(fields),
                limit(fields),
                flags.flat() ? Depth.FOLDERS : Depth.ALL,
                presence(flags));
        return new ListCall(uuid, page, told, flags, TimeForm.named(fields.textOrEmpty("time_format")), of2020);
    }

    private static Presence presence(ListFlags flags) {
        if (flags.missingOnly()) {
            return Presence.MISSING;
        }
        return flags.cachedOnly() ? Presence.HELD : Presence.ANY;
    }

    private static String after(Fields fields) {
        String token = fields.textOrEmpty("continuation_token");
        return token.isEmpty() ? fields.textOrEmpty("start_after") : token;
    }

    private static int limit(Fields fields) {
        long limit = fields.number("pagesize").orElse(0L);
        if (limit < 0) {
            throw Refused.invalid("pagesize must not be negative: " + limit);
        }
        return limit == 0 ? ObjectQuery.LARGEST_PAGE : (int) Math.min(limit, ObjectQuery.LARGEST_PAGE);
    }

    private static ListFlags flags(Fields fields) {
        String text = fields.textOrEmpty("flags");
        if (text.isEmpty()) {
            return ListFlags.NONE;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw Refused.invalid("flags must be a number as text, not \"" + text + "\"");
        }
        return new ListFlags(Long.parseLong(text));
    }

    private static Set<ListProperty> told(Fields fields, ListFlags flags) {
        if (flags.namesOnly()) {
            return Set.of();
        }
        if (flags.namesAndSizes()) {
            return EnumSet.of(ListProperty.SIZE);
        }
        String props = fields.textOrEmpty("props");
        if (!props.isEmpty()) {
            return ListProperty.of(props);
        }
        return flags.cachedOnly()
                ? EnumSet.of(ListProperty.SIZE, ListProperty.CHECKSUM, ListProperty.ATIME)
                : EnumSet.of(ListProperty.SIZE);
    }
}
