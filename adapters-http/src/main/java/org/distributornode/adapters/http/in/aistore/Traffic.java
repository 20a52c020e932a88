package org.distributornode.adapters.http.in.aistore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// Counts what the clients of the listener do, since the start. Safe for use by any thread.
public final class Traffic {

    private final Map<Kind, Sums> sums = new ConcurrentHashMap<>();

    /// What requests do to objects and buckets.
    private enum Kind {
        GET("get"),
        PUT("put"),
        APPEND("append"),
        HEAD("head"),
        DELETE("del"),
        LIST("lst"),
        OTHER("other");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private record Sums(LongAdder count, LongAdder bytes, LongAdder nanos, LongAdder errors) {

        Sums() {
            this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /// One request is answered.
    ///
    /// @param resource that it named
    /// @param nanos until the answer was known
    void count(String resource, Call call, Answer answer, long nanos) {
        boolean sentOn = answer.status() / 100 == 3; // who is sent to the node itself comes again
        Kind kind = sentOn ? Kind.OTHER : kind(resource, call);
        long bytes = switch (kind) {
            case GET -> answer.body().length();
            case PUT, APPEND -> Math.max(0, call.length());
            case HEAD, DELETE, LIST, OTHER -> 0;
        };
        count(kind, bytes, nanos, answer.status() >= 400);
    }

    private static Kind kind(String resource, Call call) {
        boolean ofObjects = resource.equals("objects");
        return switch (call.method()) {
            case "GET" -> ofObjects ? Kind.GET : ofBuckets(resource);
            case "POST" -> ofObjects ? Kind.OTHER : ofBuckets(resource);
            case "HEAD" -> ofObjects ? Kind.HEAD : Kind.OTHER;
            case "DELETE" -> ofObjects ? Kind.DELETE : Kind.OTHER;
            case "PUT" -> ofObjects ? written(call) : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    private static Kind ofBuckets(String resource) {
        return resource.equals("buckets") ? Kind.LIST : Kind.OTHER;
    }

    private static Kind written(Call call) {
        return call.query().has("append_type") || call.query().has("appendty") ? Kind.APPEND : Kind.PUT;
    }

    private void count(Kind kind, long bytes, long nanos, boolean refused) {
        Sums sum = sums.computeIfAbsent(kind, _ -> new Sums());
        if (refused) {
            sum.errors.increment();
        } else {
            sum.count.increment();
            sum.bytes.add(bytes);
            sum.nanos.add(nanos);
        }
    }

    /// All numbers under their names: `get.n`, `get.size`, `get.ns` (the mean), `err.get.n` and so on; 0 where nothing
    /// has happened.
    public Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            Sums sum = sums.getOrDefault(kind, new Sums());
            long count = sum.count.sum();
            numbers.put(kind.text + ".n", count);
            numbers.put(kind.text + ".size", sum.bytes.sum());
            numbers.put(kind.text + ".ns", count == 0 ? 0 : sum.nanos.sum() / count);
            numbers.put("err." + kind.text + ".n", sum.errors.sum());
        }
        return numbers;
    }
}
