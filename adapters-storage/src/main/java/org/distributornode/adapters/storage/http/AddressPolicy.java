package org.distributornode.adapters.storage.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;

/// Which addresses may be contacted. Strangers write addresses into the network's catalogue, and none of them may
/// lead us to services that only this machine or its neighbours can reach.
public final class AddressPolicy {

    private static final AddressPolicy ANYWHERE = new AddressPolicy(Level.ANYWHERE, Optional.empty(), HostNames.SYSTEM);
    private static final AddressPolicy PUBLIC_ONLY =
            new AddressPolicy(Level.PUBLIC, Optional.empty(), HostNames.SYSTEM);
    private static final AddressPolicy NEARBY_TOO = new AddressPolicy(Level.NEARBY, Optional.empty(), HostNames.SYSTEM);

    private final Level level;
    private final Optional<URI> trusted;
    private final HostNames names;

    private enum Level {
        PUBLIC,
        AS_TRUSTED,
        NEARBY,
        ANYWHERE
    }

    private AddressPolicy(Level level, Optional<URI> trusted, HostNames names) {
        this.level = level;
        this.trusted = trusted;
        this.names = names;
    }

    /// For addresses that the operator named.
    public static AddressPolicy anywhere() {
        return ANYWHERE;
    }

    /// Only what the whole Internet can reach.
    public static AddressPolicy publicOnly() {
        return PUBLIC_ONLY;
    }

    /// Private, loopback and link-local addresses as well, but no metadata services.
    public static AddressPolicy nearbyToo() {
        return NEARBY_TOO;
    }

    /// As [#nearbyToo()] while `trusted` itself has a private or loopback address, else as [#publicOnly()].
    public static AddressPolicy as(URI trusted) {
        return new AddressPolicy(Level.AS_TRUSTED, Optional.of(trusted), HostNames.SYSTEM);
    }

    /// The same with names resolved by `others`.
    public AddressPolicy by(HostNames others) {
        return new AddressPolicy(level, trusted, others);
    }

    /// The policy for where a server at `target` redirects to: whoever may name any address does not hand that on.
    AddressPolicy afterRedirect(URI target) {
        return level == Level.ANYWHERE ? as(target) : this;
    }

    /// The addresses of the host of `target`, each of which may be contacted.
    ///
    /// @throws OriginFailure FORBIDDEN if one may not be contacted, UNREACHABLE if it has none
    List<InetAddress> resolved(URI target) {
        List<InetAddress> addresses = resolve(target);
        if (!addresses.stream().allMatch(this::permits)) {
            throw new OriginFailure(Kind.FORBIDDEN, Targets.nameOf(target) + " has an address that is not public");
        }
        return addresses;
    }

    /// Checks an address that stands in `target` itself; names pass, since a proxy resolves them.
    ///
    /// @throws OriginFailure FORBIDDEN if it may not be contacted
    void checkLiteral(URI target) {
        if (Targets.literal(target).isPresent() || Targets.isLocalhost(target)) {
            var _ = resolved(target);
        } else if (level != Level.ANYWHERE && Targets.isDisguised(target)) {
            throw new OriginFailure(Kind.FORBIDDEN, Targets.nameOf(target) + " hides its address");
        }
    }

    private boolean permits(InetAddress address) {
        return switch (Reach.of(address)) {
            case EVERYWHERE -> true;
            case NEARBY -> permitsNearby();
            case NOWHERE -> level == Level.ANYWHERE;
        };
    }

    private boolean permitsNearby() {
        return switch (level) {
            case PUBLIC -> false;
            case AS_TRUSTED -> trusted.map(this::isNearby).orElse(false);
            case NEARBY, ANYWHERE -> true;
        };
    }

    private boolean isNearby(URI target) {
        return resolve(target).stream().allMatch(address -> Reach.of(address) == Reach.NEARBY);
    }

    private List<InetAddress> resolve(URI target) {
        try {
            return names.resolve(target.getHost());
        } catch (UnknownHostException e) {
            throw new OriginFailure(Kind.UNREACHABLE, "no address for " + Targets.nameOf(target), e);
        }
    }
}
