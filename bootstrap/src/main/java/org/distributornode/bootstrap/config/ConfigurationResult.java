package org.distributornode.bootstrap.config;

import java.util.List;
import java.util.Map;

/// What reading a configuration ends with.
public sealed interface ConfigurationResult {

    /// @param warnings one sentence each, for the log
    /// @param settings every key that has a value, defaults included, with secrets replaced and
    ///     credentials cut out of addresses; in the order of the documentation
    record Accepted(NodeConfiguration configuration, List<String> warnings, Map<String, String> settings)
            implements ConfigurationResult {}

    /// @param sentence names the key or file and the place
    record Refused(Fault fault, String sentence) implements ConfigurationResult {}

    /// Kinds of refusal.
    enum Fault {
        /// a key or value that cannot be taken, or one that is missing
        WRONG_SETTING,
        /// a value is missing because the file is
        MISSING_FILE,
        /// the file is there and is not what its name says
        UNREADABLE_FILE
    }
}
