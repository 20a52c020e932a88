package org.distributornode.domain.job;

import java.util.Arrays;
import java.util.Optional;

/// What a job does.
public enum JobKind {
    /// Reads held objects again and compares them with their content hashes.
    VERIFY("verify"),
    /// Reads held objects again and heals what is not as their proofs say.
    SCRUB("scrub"),
    /// Brings objects in before anybody asks for them.
    PREFETCH("prefetch"),
    /// Keeps objects from eviction, those that are missing brought in first.
    PIN("pin"),
    /// Lets objects be evicted again.
    UNPIN("unpin"),
    /// Deletes held objects, those on their way in too.
    PURGE("purge");

    private final String text;

    JobKind(String text) {
        this.text = text;
    }

    /// Its name in interfaces.
    public String text() {
        return text;
    }

    /// Whether there are such jobs about these objects.
    public boolean takes(JobScope scope) {
        return switch (this) {
            case VERIFY, SCRUB -> scope instanceof JobScope.Objects || scope instanceof JobScope.Held;
            case PREFETCH, PIN -> !(scope instanceof JobScope.Held);
            case UNPIN, PURGE -> !(scope instanceof JobScope.Assigned);
        };
    }

    /// Whether such a job changes nothing that is right.
    public boolean isHarmless() {
        return switch (this) {
            case VERIFY, SCRUB -> true;
            case PREFETCH, PIN, UNPIN, PURGE -> false;
        };
    }

    public static Optional<JobKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
}
