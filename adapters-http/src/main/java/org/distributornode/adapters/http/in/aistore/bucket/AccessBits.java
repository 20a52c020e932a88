package org.distributornode.adapters.http.in.aistore.bucket;

import java.util.EnumSet;
import java.util.Set;
import org.distributornode.domain.store.Permission;

/// What a bucket lets its clients do, as the bits of a number without a sign.
final class AccessBits {

    private static final long ALL = -1;

    private AccessBits() {}

    /// All bits if all is allowed, also those that mean nothing here.
    static String text(Set<Permission> access) {
        return access.size() == Permission.values().length
                ? Long.toUnsignedString(ALL)
                : Long.toUnsignedString(
                        access.stream().mapToLong(AccessBits::bit).reduce(0, (one, other) -> one | other));
    }

    static Set<Permission> of(long bits) {
        Set<Permission> access = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if ((bits & bit(permission)) != 0) {
                access.add(permission);
            }
        }
        return access;
    }

    private static long bit(Permission permission) {
        return 1L
                << switch (permission) {
                    case READ_OBJECT -> 0;
                    case INSPECT_OBJECT -> 1;
                    case WRITE_OBJECT -> 2;
                    case APPEND_OBJECT -> 3;
                    case DELETE_OBJECT -> 4;
                    case RENAME_OBJECT -> 5;
                    case PROMOTE -> 6;
                    case CHANGE_OBJECT -> 7;
                    case INSPECT_BUCKET -> 8;
                    case LIST_OBJECTS -> 9;
                    case CHANGE_BUCKET -> 10;
                    case DESTROY_BUCKET -> 15;
                    case RENAME_BUCKET -> 16;
                };
    }
}
