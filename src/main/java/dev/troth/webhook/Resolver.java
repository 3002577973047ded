package dev.troth.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What a name stands for at this moment. Blocks until it is known. */
@ApplicationScoped
public class Resolver {

    /** @param host a name or an address literal */
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
