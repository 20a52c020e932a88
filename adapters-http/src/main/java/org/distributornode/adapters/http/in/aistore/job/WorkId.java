package org.distributornode.adapters.http.in.aistore.job;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;

/// What clients call the jobs of this node.
public final class WorkId {

    private static final Pattern FORM = Pattern.compile("(?:dnl-)?j([0-9a-z]{8})");
    private static final String DOWNLOAD = "dnl-";
    private static final int DIGITS = 8;
    private static final int RADIX = 36;

    private WorkId() {}

    /// A letter and eight digits; a download has more in front.
    public static String of(Job job) {
        return job.kind() == JobKind.STORE_DOWNLOAD ? DOWNLOAD + plain(job.id()) : plain(job.id());
    }

    /// Also of a download without what it has in front.
    public static String plain(JobId id) {
        String digits = Long.toString(id.number(), RADIX).toLowerCase(Locale.ROOT);
        return "j" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /// Empty if no job of this node is called so.
    public static Optional<JobId> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(Long.parseLong(form.group(1), RADIX))
                        .filter(number -> number > 0)
                        .map(JobId::new)
                : Optional.empty();
    }
}
