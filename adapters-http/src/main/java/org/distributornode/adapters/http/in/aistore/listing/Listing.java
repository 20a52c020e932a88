package org.distributornode.adapters.http.in.aistore.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectPage.Entry;
import org.distributornode.domain.store.StoredObject;

/// A page of names on its way to a client.
///
/// @param token what the next page is asked for with; empty at the end
public record Listing(String uuid, String token, List<ListedName> entries) {

    public Listing {
        entries = List.copyOf(entries);
    }

    /// @param uuid what the listing is called from now on
    /// @param location where this node's objects are
    public static Listing of(ListCall call, ObjectPage page, String uuid, String location) {
        List<ListedName> entries = new ArrayList<>(page.entries().size());
        for (Entry entry : page.entries()) {
            switch (entry) {
                case Entry.Found(var object) -> entries.add(named(call, object, location));
                case Entry.Folder(var name) -> {
                    if (!call.flags().withoutFolders()) {
                        entries.add(ListedName.folder(name));
                    }
                }
            }
        }
        return new Listing(uuid, page.full() ? page.last() : "", entries);
    }

    private static ListedName named(ListCall call, StoredObject object, String location) {
        Set<ListProperty> told = call.told();
        return new ListedName(
                object.name().text(),
                told.contains(ListProperty.CHECKSUM) ? object.checksum().value() : "",
                told.contains(ListProperty.ATIME) ? call.times().text(object.accessed()) : "",
                told.contains(ListProperty.VERSION) && object.version() > 0 ? Long.toString(object.version()) : "",
                told.contains(ListProperty.LOCATION) && object.held() ? location : "",
                told.contains(ListProperty.CUSTOM) ? custom(object.custom()) : "",
                told.contains(ListProperty.SIZE) ? object.size() : 0,
                told.contains(ListProperty.COPIES) ? object.copies() : 0,
                object.held() ? ListedName.HELD : 0);
    }

    private static String custom(CustomMetadata custom) {
        return custom.entries().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
