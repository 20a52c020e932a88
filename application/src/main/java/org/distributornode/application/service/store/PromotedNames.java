package org.distributornode.application.service.store;

import java.util.Optional;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Promotion;

/// Names objects by the paths of their files.
///
/// @param trim what each path loses at its beginning
/// @param prefix what comes before the rest
/// @param whole the name of all there is, if it is not empty
record PromotedNames(String trim, String prefix, String whole) {

    /// @param folder whether the source is one
    static PromotedNames of(StoreTask.Promote task, boolean folder) {
        Promotion how = task.how();
        String source = task.source();
        String standard = folder ? source : source.substring(0, source.lastIndexOf('/') + 1);
        String trim = how.trim().isEmpty() ? standard : how.trim();
        if (!folder) {
            return new PromotedNames(trim, "", how.prefix());
        }
        boolean joined = how.prefix().isEmpty() || how.prefix().endsWith("/");
        return new PromotedNames(trim, joined ? how.prefix() : how.prefix() + "/", "");
    }

    /// Whether paths that begin with `source` have what they are to lose.
    boolean fits(String source) {
        return source.startsWith(trim) || trim.equals(source + "/");
    }

    /// Empty if that can be no name.
    Optional<ObjectName> of(String file) {
        if (!whole.isEmpty()) {
            return ObjectName.parse(whole);
        }
        if (!file.startsWith(trim)) {
            return Optional.empty();
        }
        String rest = file.substring(trim.length());
        int start = 0;
        while (start < rest.length() && rest.charAt(start) == '/') {
            start++;
        }
        return ObjectName.parse(prefix + rest.substring(start));
    }
}
