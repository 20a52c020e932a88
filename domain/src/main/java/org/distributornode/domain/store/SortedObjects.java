package org.distributornode.domain.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.distributornode.domain.store.ObjectPage.Entry;

/// The objects of a bucket in the order of their names, however they are kept.
@FunctionalInterface
public interface SortedObjects {

    /// Those from `text` on, which need not be a name. What is written or deleted meanwhile may be among them or not;
    /// all others are, each once.
    Iterator<StoredObject> from(String text);

    /// What a query asks for.
    static ObjectPage page(SortedObjects objects, ObjectQuery query) {
        List<Entry> entries = new ArrayList<>();
        boolean folders = query.depth() == ObjectQuery.Depth.FOLDERS;
        String start = query.prefix();
        if (ObjectName.compare(query.after(), start) >= 0) {
            start = folders && query.after().endsWith("/") ? behindAll(query.after()) : behind(query.after());
        }
        Iterator<StoredObject> next = objects.from(start);
        while (next.hasNext() && entries.size() < query.limit()) {
            StoredObject object = next.next();
            String name = object.name().text();
            if (!name.startsWith(query.prefix())) {
                break;
            }
            int slash = folders ? name.indexOf('/', query.prefix().length()) : -1;
            if (!isWanted(object, query)) {
                continue;
            }
            if (slash < 0) {
                entries.add(new Entry.Found(object));
            } else {
                String folder = name.substring(0, slash + 1);
                entries.add(new Entry.Folder(folder));
                next = objects.from(behindAll(folder));
            }
        }
        return new ObjectPage(entries, entries.size() == query.limit());
    }

    private static boolean isWanted(StoredObject object, ObjectQuery query) {
        return switch (query.presence()) {
            case ANY -> true;
            case HELD -> object.held();
            case MISSING -> !object.held();
        };
    }

    /// The least text behind `text`; no name has a NUL.
    private static String behind(String text) {
        return text.isEmpty() ? text : text + '\0';
    }

    /// The least text behind all that begin with this folder.
    private static String behindAll(String folder) {
        return folder.substring(0, folder.length() - 1) + (char) ('/' + 1);
    }
}
