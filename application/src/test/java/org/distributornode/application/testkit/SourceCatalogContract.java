package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

/// What any [SourceCatalog] owes its caller.
public interface SourceCatalogContract {

    /// A catalogue that knows just these sources in service.
    SourceCatalog catalogOfSources(List<Source> active);

    /// A source of the kind that the catalogue can name; equal for equal numbers.
    Source source(int number);

    @Test
    default void namesEverySourceInServiceOnce() {
        var active = List.of(source(1), source(2));

        assertThat(catalogOfSources(active).active()).containsExactlyInAnyOrderElementsOf(active);
    }

    @Test
    default void namesNoneWhereNoneIsInService() {
        assertThat(catalogOfSources(List.of()).active()).isEmpty();
    }
}
