package org.distributornode.application.service.takeover;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.application.service.takeover.ClaimProver.Verdict;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.content.DataObjectId;

/// Proves files that somebody waits for: at full speed, each once however many wait, a few at a time.
public final class ProofsOnDemand {

    private final ClaimProver claims;
    private final Executor threads;
    private final Duration patience;
    private final Semaphore slots;
    private final Prover prover = new Prover(Pace.UNBOUND);
    private final Map<DataObjectId, CompletableFuture<Verdict>> running = new ConcurrentHashMap<>();

    /// @param threads runs each proof on a thread of its own
    /// @param patience how long one waits for a proof
    public ProofsOnDemand(ClaimProver claims, Executor threads, int atOnce, Duration patience) {
        this.claims = claims;
        this.threads = threads;
        this.patience = patience;
        this.slots = new Semaphore(atOnce, true);
    }

    /// Whether a file is being read that some client waits for, or did.
    public boolean isAnyUnderWay() {
        return !running.isEmpty();
    }

    /// What comes of the file; empty if that takes too long: it goes on then.
    ///
    /// @throws CacheFailure as [ClaimProver#prove] does
    Optional<Verdict> await(Claim claim) {
        CompletableFuture<Verdict> mine = new CompletableFuture<>();
        CompletableFuture<Verdict> other = running.putIfAbsent(claim.id(), mine);
        if (other == null) {
            threads.execute(() -> run(claim, mine));
        }
        return await(claim.id(), other == null ? mine : other);
    }

    private Optional<Verdict> await(DataObjectId id, CompletableFuture<Verdict> proof) {
        try {
            return Optional.of(proof.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CacheFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("the proof of object " + id + " failed", e.getCause());
        }
    }

    /// Whoever is told of an end and asks again begins anew: the proof is forgotten first.
    private void run(Claim claim, CompletableFuture<Verdict> proof) {
        try {
            Verdict verdict = proveInTurn(claim);
            running.remove(claim.id(), proof);
            proof.complete(verdict);
        } catch (InterruptedException _) {
            running.remove(claim.id(), proof);
            proof.complete(Verdict.GONE);
        } catch (RuntimeException | Error failure) { // whoever waits is told
            running.remove(claim.id(), proof);
            proof.completeExceptionally(failure);
        }
    }

    private Verdict proveInTurn(Claim claim) throws InterruptedException {
        slots.acquire();
        try {
            return claims.prove(claim, prover);
        } finally {
            slots.release();
        }
    }
}
