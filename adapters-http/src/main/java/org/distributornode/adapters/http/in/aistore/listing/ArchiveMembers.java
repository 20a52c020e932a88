package org.distributornode.adapters.http.in.aistore.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.archive.ArchiveFiles;
import org.distributornode.application.bytes.Member;
import org.distributornode.application.bytes.Members;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;

/// Adds to a listing what is in the archives of this node, each behind its archive. What cannot be read as
/// one is told as any object.
public final class ArchiveMembers {

    private final ReadObject reading;
    private final ArchiveFiles archives;
    private final int most;

    /// @param most files of archives on a page
    public ArchiveMembers(ReadObject reading, ArchiveFiles archives, int most) {
        this.reading = reading;
        this.archives = archives;
        this.most = most;
    }

    /// The same page, if nobody asked for more.
    public Listing add(ListCall call, Listing page, StoreBucket bucket) {
        if (!call.wantsMembers() || !bucket.isLocal()) {
            return page;
        }
        List<ListedName> entries = new ArrayList<>();
        int left = most;
        for (ListedName entry : page.entries()) {
            Optional<ArchiveFormat> format = ArchiveFormat.ofObject(entry.name());
            List<Member> found =
                    format.isPresent() && left > 0 ? members(format.get(), entry, bucket, left) : List.of();
            left -= found.size();
            entries.add(found.isEmpty() ? entry : entry.asArchive());
            boolean sized = call.told().contains(ListProperty.SIZE);
            found.forEach(member -> entries.add(entry.member(member.name(), sized ? member.size() : 0)));
        }
        return new Listing(page.uuid(), page.token(), entries);
    }

    private List<Member> members(ArchiveFormat format, ListedName entry, StoreBucket bucket, int left) {
        if (!(reading.open(bucket, new ObjectName(entry.name()), new Extent.Whole()) instanceof Opened opened)) {
            return List.of();
        }
        List<Member> found = new ArrayList<>();
        try (opened) {
            Members members = archives.read(format, opened.bytes());
            for (Optional<Member> next = members.next(); next.isPresent() && found.size() < left; ) {
                found.add(next.get());
                next = members.next();
            }
            return found;
        } catch (IOException _) {
            return List.of();
        }
    }
}
