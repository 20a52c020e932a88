package org.distributornode.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/// The classes that are shipped.
final class Production {

    static final String ROOT = "org.distributornode";

    private Production() {}

    /// Leaves tests out, also those that come as a packaged test jar: that is how the testkit arrives once
    /// the build has reached the package phase.
    static final class WithoutTests implements ImportOption {

        private static final ImportOption FOLDERS = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return FOLDERS.includes(location) && !location.contains("-tests.jar");
        }
    }
}
