package org.distributornode.application.usecase.source;

/// Asks every known source whether it answers, so that the next fill begins at a good one.
@FunctionalInterface
public interface ProbeSources {

    Outcome probe();

    sealed interface Outcome {

        record Probed(int answered, int silent) implements Outcome {}

        /// The catalogue does not say which sources there are.
        record CatalogSilent() implements Outcome {}
    }
}
