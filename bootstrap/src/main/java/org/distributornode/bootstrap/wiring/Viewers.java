package org.distributornode.bootstrap.wiring;

import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.cache.SlowReads;
import org.distributornode.application.service.prefetch.Pause;
import org.distributornode.application.service.prefetch.ViewersFirst;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.application.service.takeover.ServeUnproven;

/// Whether some client waits: for bytes on their way in, for a file that is being proven, or for the disk.
@Singleton
record Viewers(Downloads downloads, ServeUnproven.Proofs proofs, SlowReads reads) implements BooleanSupplier {

    /// What a pass over the disk reads each second though somebody always waits.
    private static final long IN_SPITE = 1 << 20;

    @Override
    public boolean getAsBoolean() {
        return downloads.isAnybodyWaiting() || proofs.onDemand().isAnyUnderWay() || reads.isAnyRecent();
    }

    /// Reads at this pace, behind all who wait.
    Prover prover(long bytesPerSecond) {
        return new Prover(new ViewersFirst(new Pace(bytesPerSecond), this, Pause.real(), IN_SPITE));
    }
}
