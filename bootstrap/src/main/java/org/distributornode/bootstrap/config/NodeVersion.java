package org.distributornode.bootstrap.config;

/// The version of this build.
public final class NodeVersion {

    private NodeVersion() {}

    /// As the jar's manifest has it; `development` where classes do not come from a jar.
    public static String current() {
        String version = NodeVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
