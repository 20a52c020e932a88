package org.distributornode.adapters.storage.querynode;

import java.net.URI;
import java.time.Duration;

/// How the query node is asked.
///
/// @param endpoint where it takes queries; a user and password in it are sent as credentials
/// @param patience for an answer, all attempts together
/// @param attempts how often a question is asked before its failure counts
/// @param longestAnswer in bytes
public record QueryNodeSettings(URI endpoint, Duration patience, int attempts, int longestAnswer) {

    private static final int ATTEMPTS = 3;
    private static final int LONGEST_ANSWER = 16 << 20;

    public QueryNodeSettings {
        if (attempts < 1 || longestAnswer < 1) {
            throw new IllegalArgumentException("no attempt, or no answer, allowed");
        }
    }

    /// Three attempts, answers of up to 16 MiB.
    public QueryNodeSettings(URI endpoint, Duration patience) {
        this(endpoint, patience, ATTEMPTS, LONGEST_ANSWER);
    }
}
