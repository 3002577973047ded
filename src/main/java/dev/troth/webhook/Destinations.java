package dev.troth.webhook;

import dev.troth.platform.limits.Capacity;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.tenancy.CurrentTenant;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Where webhooks may be sent: to public addresses, and to networks that the operator allows. Asked when somebody subscribes and again before
 * every attempt, since names change what they stand for; the connection is made to the address this gave, not to the name.
 */
@ApplicationScoped
@Startup // a network that is none is noticed before anything is sent
class Destinations {

    /** Names of requests that are looked up at once in this replica: each keeps a thread waiting. */
    private static final int LOOKUPS = 32;

    private static final String FULL = "As many names are being looked up here as may be at once. Try again when one of them is known.";

    private final Resolver resolver;
    private final CurrentTenant current;
    private final boolean allowHttp;
    private final List<Network> allowed;
    private final Capacity lookups = new Capacity(LOOKUPS);

    Destinations(Resolver resolver, CurrentTenant current, WebhookSettings settings) {
        this.resolver = resolver;
        this.current = current;
        this.allowHttp = settings.allowHttp();
        this.allowed = settings.allowedNetworks().orElse(List.of()).stream().map(Network::of).toList();
    }

    /**
     * Refuses a URL that nothing would be sent to.
     *
     * @throws Refusal at /url; whether a name is unknown or stands for something inside is not told apart. Or 503, where the tenant's name servers are so slow
     *             that as many names are being looked up as may be
     */
    void check(String url) {
        WebhookUrl parsed;
        try {
            parsed = WebhookUrl.parse(url, allowHttp);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("/url", e.getMessage());
        }
        if (lookups.within(current.tenant(), FULL, () -> addresses(parsed.host())).isEmpty()) {
            throw Refusal.field("/url", "must be a public address");
        }
    }

    /**
     * An address to connect to now; empty where none is allowed. A name that also stands for an address that is not allowed is not trusted at
     * all.
     *
     * @param turn which of several addresses, counting on and on: an address that does not answer does not keep the others from being tried
     */
    Optional<Destination> find(String url, int turn) {
        WebhookUrl parsed;
        try {
            parsed = WebhookUrl.parse(url, allowHttp);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        List<InetAddress> addresses = addresses(parsed.host());
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new Destination(parsed, addresses.get(turn % addresses.size())));
    }

    private List<InetAddress> addresses(String host) {
        try {
            List<InetAddress> addresses = resolver.resolve(host);
            return addresses.stream().allMatch(this::isAllowed) ? addresses : List.of();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private boolean isAllowed(InetAddress address) {
        InetAddress meant = PublicAddresses.meant(address);
        return PublicAddresses.contains(address) || allowed.stream().anyMatch(network -> network.contains(meant));
    }

    /** A URL and the address that was found fit for it. */
    record Destination(WebhookUrl url, InetAddress address) {
    }
}
