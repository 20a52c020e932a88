package org.distributornode.application.service.fill;

import org.distributornode.domain.content.ContentHash;

/// Whether all groups of an object are right now that some were replaced. To find out takes time in proportion to the
/// size of the object, and all readers wait. Used by one thread.
final class RootCheck {

    /// So many times as long as a look takes, none is taken.
    private static final int LOOK_SHARE = 20;

    private final ContentHash root;
    private final GroupProofs proofs;
    private boolean changed;
    private long looked;
    private long lookNanos;

    /// @param proofs whole, and not of that root
    RootCheck(ContentHash root, GroupProofs proofs) {
        this.root = root;
        this.proofs = proofs;
    }

    /// A group was replaced.
    ///
    /// @return whether all are known to be right
    boolean changed() {
        changed = true;
        return System.nanoTime() - looked > LOOK_SHARE * lookNanos && isRight();
    }

    boolean isRight() {
        long before = System.nanoTime();
        boolean right = changed && proofs.build().root().equals(root);
        changed = false;
        looked = System.nanoTime();
        lookNanos = looked - before;
        return right;
    }
}
