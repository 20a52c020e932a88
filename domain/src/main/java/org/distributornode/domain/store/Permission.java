package org.distributornode.domain.store;

/// What a bucket lets its clients do.
public enum Permission {
    READ_OBJECT,
    INSPECT_OBJECT,
    WRITE_OBJECT,
    APPEND_OBJECT,
    DELETE_OBJECT,
    RENAME_OBJECT,
    PROMOTE,
    CHANGE_OBJECT,
    INSPECT_BUCKET,
    LIST_OBJECTS,
    CHANGE_BUCKET,
    RENAME_BUCKET,
    DESTROY_BUCKET
}
