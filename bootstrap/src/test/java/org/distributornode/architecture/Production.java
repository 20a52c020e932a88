package org.distributornode.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/// The classes that are shipped, and those that are read beside them.
final class Production {

    static final String ROOT = "org.distributornode";

    private static final JavaClasses TESTKIT =
            new ClassFileImporter().importPackages("org.distributornode.application.testkit");

    private Production() {}

    /// The contracts of the driven ports and their fakes.
    static JavaClasses testkit() {
        return TESTKIT;
    }

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
