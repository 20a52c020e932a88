package org.distributornode.bootstrap.config;

import java.util.regex.Pattern;
import org.distributornode.bootstrap.config.ConfigurationResult.Fault;

/// One sentence about why a configuration cannot be taken. Never leaves this package: the reader makes
/// a [ConfigurationResult.Refused] of it.
final class Complaint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Whatever would break the line that an operator reads.
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\u2028\\u2029]");

    private final Fault fault;
    private final boolean absence;

    private Complaint(Fault fault, boolean absence, String sentence) {
        super(CONTROL.matcher(sentence).replaceAll("?"), null, false, false);
        this.fault = fault;
        this.absence = absence;
    }

    /// About a key or a value that somebody wrote.
    static Complaint about(String sentence, Place place) {
        return new Complaint(Fault.WRONG_SETTING, false, sentence + " (" + place + ").");
    }

    /// About a key that nobody wrote.
    static Complaint missing(String sentence) {
        return new Complaint(Fault.WRONG_SETTING, true, sentence + ".");
    }

    /// About a file that exists and cannot be read as what its name says.
    static Complaint unreadable(String sentence) {
        return new Complaint(Fault.UNREADABLE_FILE, false, sentence + ".");
    }

    Fault fault() {
        return fault;
    }

    boolean isAboutAbsence() {
        return absence;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
