package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// What clients of other nodes may ask for and this one does not do: 501, with the reason.
@Factory
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class AbsentResources {

    private static final Set<String> VERBS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @Singleton
    @Named("etl")
    Resource transformations() {
        return new Absent("etl", "no ETL: this node runs no containers");
    }

    @Singleton
    @Named("sort")
    Resource sorting() {
        return new Absent("sort", "no dsort: this node sorts nothing");
    }

    /// @param name of the resource
    /// @param why it is not there
    record Absent(String name, String why) implements Resource {

        @Override
        public Set<String> verbs() {
            return VERBS;
        }

        @Override
        public Answer answer(Call call) {
            throw Refused.unsupported(why);
        }
    }
}
