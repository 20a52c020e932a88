package org.distributornode.domain.store;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Links of the web, in an order that never changes, and what objects they become.
public sealed interface Links {

    /// How many there are.
    long count();

    /// The one at `index`, counted from 0.
    Link at(long index);

    /// About how many bytes of memory they take.
    default long weight() {
        return switch (this) {
            case Named(var links) -> links.stream().mapToLong(Link::weight).sum();
            case Matching(var template, var folder) -> template.text().length() + folder.length();
            case Past _ -> 0;
        };
    }

    /// What is remembered of them once they are fetched.
    default Links past() {
        return this instanceof Named(var links) ? new Past(links.size()) : this;
    }

    /// @param text of the link, which may be none
    /// @param name of the object, if it makes one
    record Link(String text, Optional<ObjectName> name) {

        /// Where it leads; empty if it is no address.
        public Optional<URI> address() {
            return parse(text);
        }

        long weight() {
            return (long) text.length()
                    + StoreTask.BESIDE_TEXT
                    + name.map(each -> each.text().length() + StoreTask.BESIDE_TEXT)
                            .orElse(0);
        }
    }

    /// Just these.
    record Named(List<Link> links) implements Links {

        public Named {
            links = List.copyOf(links);
            if (links.isEmpty()) {
                throw new IllegalArgumentException("no links");
            }
        }

        @Override
        public long count() {
            return links.size();
        }

        @Override
        public Link at(long index) {
            return links.get(Math.toIntExact(index));
        }
    }

    /// So many that were named. Only of work that is over, which nobody does again.
    record Past(long count) implements Links {

        @Override
        public Link at(long index) {
            throw new IllegalStateException("which links these were is not kept");
        }
    }

    /// Those that a template stands for; one without a range stands for itself.
    ///
    /// @param folder before the name of each object, with a slash between; empty for none
    record Matching(NameTemplate template, String folder) implements Links {

        @Override
        public long count() {
            return template.count();
        }

        @Override
        public Link at(long index) {
            String text = template.name(index);
            return new Link(text, nameOf(folder, text));
        }
    }

    /// What an object is named whose link has no name: as what is behind the last slash of its path.
    ///
    /// @param folder before it, with a slash between; empty for none
    static Optional<ObjectName> nameOf(String folder, String link) {
        String before = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        return parse(link)
                .map(URI::getPath)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(last -> !last.isEmpty())
                .flatMap(last -> ObjectName.parse(before + last));
    }

    private static Optional<URI> parse(String link) {
        try {
            return Optional.of(URI.create(link));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
