package org.distributornode.adapters.http.in.aistore.listing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.archive.ArchiveForm;
import org.distributornode.adapters.http.in.aistore.archive.Member;
import org.distributornode.adapters.http.in.aistore.archive.Members;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;

/// Adds to a listing what is in the archives of this node, each behind its archive. What cannot be read as one is told
/// as any object.
@Singleton
public final class ArchiveMembers {

    /// The most files of archives on a page.
    private static final int MOST = 100_000;

    private final ReadObject reading;

    public ArchiveMembers(ReadObject reading) {
        this.reading = reading;
    }

    /// The same page, if nobody asked for more.
    public Listing add(ListCall call, Listing page, StoreBucket bucket) {
        if (!call.wantsMembers() || !bucket.isLocal()) {
            return page;
        }
        List<ListedName> entries = new ArrayList<>();
        for (ListedName entry : page.entries()) {
            Optional<ArchiveForm> form = ArchiveForm.ofObject(entry.name());
            List<ListedName> found =
                    form.isPresent() && entries.size() - page.entries().size() < MOST
                            ? members(form.get(), entry, bucket, call.told().contains(ListProperty.SIZE))
                            : List.of();
            entries.add(found.isEmpty() ? entry : entry.asArchive());
            entries.addAll(found);
        }
        return new Listing(page.uuid(), page.token(), entries);
    }

    private List<ListedName> members(ArchiveForm form, ListedName entry, StoreBucket bucket, boolean sized) {
        if (!(reading.open(bucket, new ObjectName(entry.name()), new Extent.Whole()) instanceof Opened opened)) {
            return List.of();
        }
        List<ListedName> found = new ArrayList<>();
        try (opened) {
            Members members = form.of(opened.bytes());
            for (Optional<Member> next = members.next(); next.isPresent() && found.size() < MOST; ) {
                Member member = next.get();
                found.add(entry.member(member.name(), sized ? member.size() : 0));
                next = members.next();
            }
            return found;
        } catch (IOException _) {
            return List.of();
        }
    }
}
