package org.distributornode.application.service.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.domain.store.NameTemplate;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectPage.Entry;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask.Chosen;

/// Finds the objects that a job is about, some at a time however many they are.
final class ChosenObjects {

    private final ListObjects listing;

    ChosenObjects(ListObjects listing) {
        this.listing = listing;
    }

    StoreWalk.Items<ObjectName> of(StoreBucket bucket, Chosen chosen) {
        return of(bucket, chosen, ObjectQuery.Presence.ANY);
    }

    /// @param presence of those that are not named one by one
    StoreWalk.Items<ObjectName> of(StoreBucket bucket, Chosen chosen, ObjectQuery.Presence presence) {
        return switch (chosen) {
            case Chosen.Names(var names) -> new StoreWalk.Items<>(names.iterator(), names.size(), true);
            case Chosen.Past _ -> throw new IllegalArgumentException("which objects these were is not kept");
            case Chosen.All _ ->
                new StoreWalk.Items<>(new Walk(bucket, ObjectQuery.all("").of(presence)), 0, false);
            case Chosen.Matching(var template) ->
                template.isPrefix()
                        ? new StoreWalk.Items<>(
                                new Walk(
                                        bucket, ObjectQuery.all(template.text()).of(presence)),
                                0,
                                false)
                        : new StoreWalk.Items<>(names(template), template.count(), true);
        };
    }

    /// What is no name is the name of nothing; looking for one ends early if the thread is interrupted.
    private static Iterator<ObjectName> names(NameTemplate template) {
        Iterator<String> texts = template.names().iterator();
        return new Iterator<>() {
            private Optional<ObjectName> next = find();

            private Optional<ObjectName> find() {
                Optional<ObjectName> found = Optional.empty();
                while (found.isEmpty()
                        && texts.hasNext()
                        && !Thread.currentThread().isInterrupted()) {
                    found = ObjectName.parse(texts.next());
                }
                return found;
            }

            @Override
            public boolean hasNext() {
                return next.isPresent();
            }

            @Override
            public ObjectName next() {
                ObjectName now = next.orElseThrow(NoSuchElementException::new);
                next = find();
                return now;
            }
        };
    }

    /// Page by page, so that what is done to the objects may change what there is.
    private final class Walk implements Iterator<ObjectName> {

        private final StoreBucket bucket;
        private ObjectQuery query;
        private Iterator<Entry> page;
        private boolean more = true;

        Walk(StoreBucket bucket, ObjectQuery query) {
            this.bucket = bucket;
            this.query = query;
            this.page = Collections.emptyIterator();
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && more) {
                ObjectPage next = switch (listing.list(bucket, query)) {
                    case ListObjects.Outcome.Listed(var listed) -> listed;
                    case ListObjects.Outcome.Refused _ -> ObjectPage.EMPTY;
                };
                page = next.entries().iterator();
                query = query.after(next.last());
                more = next.full();
            }
            return page.hasNext();
        }

        @Override
        public ObjectName next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return new ObjectName(page.next().text());
        }
    }
}
