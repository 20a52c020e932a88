package org.distributornode.application.usecase.node;

/// Asks the catalogue how it is, so that the status can tell without waiting for it.
@FunctionalInterface
public interface ObserveCatalog {

    Outcome observe();

    enum Outcome {
        ANSWERED,
        /// What was known before stays.
        SILENT
    }
}
