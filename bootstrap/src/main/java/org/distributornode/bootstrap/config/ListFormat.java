package org.distributornode.bootstrap.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.distributornode.bootstrap.config.ConfigValue.Items;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.content.MediaType;

/// Lists without repetition. A variable gives them as JSON.
///
/// @param wanted names the items, in the plural
/// @param least how many there must be
record ListFormat<T>(String wanted, int least, Function<ConfigValue, Optional<T>> item) implements Format<List<T>> {

    static Format<List<BucketId>> buckets() {
        Format<BucketId> bucket = Formats.of("a bucket", ConfigValue.Kind.TEXT, BucketId::parse);
        Format<List<BucketId>> list = new ListFormat<>(
                "a list of different bucket ids, all of the form \"family:index\" or all plain numbers",
                1,
                bucket::read);
        return new Alike(list);
    }

    static Format<List<MediaType>> mediaTypes() {
        Format<MediaType> type = Formats.of("a media type", ConfigValue.Kind.TEXT, MediaType::parse);
        return new ListFormat<>("a list of media types such as \"text/css\"", 0, type::read);
    }

    @Override
    public Optional<List<T>> read(ConfigValue value) {
        if (!(value instanceof Items list) || list.values().size() < least) {
            return Optional.empty();
        }
        List<T> read = new ArrayList<>();
        for (ConfigValue written : list.values()) {
            item.apply(written).filter(found -> !read.contains(found)).ifPresent(read::add);
        }
        return read.size() == list.values().size() ? Optional.of(List.copyOf(read)) : Optional.empty();
    }

    @Override
    public boolean isJson() {
        return true;
    }

    /// Buckets of one form only.
    private record Alike(Format<List<BucketId>> list) implements Format<List<BucketId>> {

        @Override
        public Optional<List<BucketId>> read(ConfigValue value) {
            return list.read(value)
                    .filter(ids ->
                            ids.stream().map(BucketId::isPlain).distinct().count() == 1);
        }

        @Override
        public String wanted() {
            return list.wanted();
        }

        @Override
        public boolean isJson() {
            return true;
        }
    }
}
