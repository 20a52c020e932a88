package org.distributornode.application.service.fill;

/// A transfer on its way.
///
/// @param position where its next byte goes
/// @param limit where it ends
/// @param near how many bytes from now on are not worth a transfer of their own
/// @param lead so many bytes before its end the next one has to begin, lest the line runs dry between them
/// @param brief so many bytes come in a moment: who needs one of them waits for it, if need be
/// @param loss how many bytes would have come in vain if it was ended now
/// @param least how many once all has been taken that its source sent while others went first
/// @param secured whether something is kept to end it: it is not short so that nobody need end it
record Course(long position, long limit, long near, long lead, long brief, long loss, long least, boolean secured) {

    /// Stands for an end that is paid, of what still brings bytes.
    private static final long PAID = 1;

    long rest() {
        return limit - position;
    }

    /// What it costs to end it now.
    long ending() {
        return loss <= PAID ? 0 : Math.min(loss, rest());
    }

    /// What it costs to leave all of it now: nothing if its end is paid, whoever brings the rest.
    long leaving() {
        return least <= PAID ? 0 : ending();
    }

    /// The same, but that its end is paid: nothing has to be left for that.
    ///
    /// @param cut whether it does end early by now, and costs nothing more
    Course paid(boolean cut) {
        long now = cut ? Math.min(loss, PAID) : loss;
        return new Course(position, limit, near, lead, brief, now, Math.min(least, PAID), secured);
    }

    boolean covers(long at) {
        return position <= at && at < limit;
    }

    /// Whether a byte will have come soon.
    boolean brings(long at) {
        return covers(at) && at - position <= near;
    }

    /// Whether nothing comes at present.
    boolean isIdle() {
        return loss == 0;
    }

    boolean isEnding() {
        return rest() <= lead;
    }

    boolean isBrief() {
        return rest() <= Math.max(lead, brief);
    }
}
