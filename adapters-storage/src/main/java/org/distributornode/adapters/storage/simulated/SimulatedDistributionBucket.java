package org.distributornode.adapters.storage.simulated;

import java.util.Arrays;
import java.util.List;

/// A distribution bucket.
///
/// @param id `family:index`
/// @param distributing a flag of the chain
public record SimulatedDistributionBucket(String id, List<Operator> operators, boolean distributing) {

    public SimulatedDistributionBucket {
        operators = List.copyOf(operators);
        if (id.split(":", -1).length != 2) {
            throw new IllegalArgumentException(id + " is not family:index");
        }
    }

    /// A distributing bucket that these workers serve.
    public static SimulatedDistributionBucket servedBy(String id, int... workerIds) {
        List<Operator> operators = Arrays.stream(workerIds)
                .mapToObj(workerId -> new Operator(workerId, Status.ACTIVE))
                .toList();
        return new SimulatedDistributionBucket(id, operators, true);
    }

    String family() {
        return id.substring(0, id.indexOf(':'));
    }

    int index() {
        return Integer.parseInt(id.substring(id.indexOf(':') + 1));
    }

    /// A worker and whether it has taken the bucket on.
    public record Operator(int workerId, Status status) {}

    /// How far a worker has got with a bucket.
    public enum Status {
        INVITED,
        ACTIVE
    }
}
