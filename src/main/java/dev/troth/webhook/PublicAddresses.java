package dev.troth.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet: none that the IANA special-purpose registries (RFC 6890) set aside. An IPv6 address that
 * stands for an IPv4 one is judged by that.
 */
final class PublicAddresses {

    private static final List<Network> SET_ASIDE = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private
            "100.64.0.0/10", // shared by the customers of a carrier
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and where clouds serve their metadata
            "192.0.0.0/24", "192.88.99.0/24", // protocol assignments, 6to4 relays
            "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", // documentation
            "198.18.0.0/15", // benchmarks
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", "3fff::/20", // documentation
            "2002::/16"); // 6to4
    /** All of IPv6 that is handed out to be public: loopback, private, link-local and multicast blocks lie outside. */
    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");
    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final int IPV4_BYTES = 4;

    private PublicAddresses() {
    }

    static boolean contains(InetAddress address) {
        InetAddress meant = meant(address);
        return (!(meant instanceof Inet6Address) || GLOBAL_UNICAST.contains(meant)) && SET_ASIDE.stream().noneMatch(network -> network.contains(meant));
    }

    /** The address the packets end up at: translated by NAT64, the IPv4 address in the last 32 bits. Mapped ones are IPv4 to Java already. */
    static InetAddress meant(InetAddress address) {
        if (!NAT64.contains(address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Network> networks(String... blocks) {
        return Stream.of(blocks).map(Network::of).toList();
    }
}
