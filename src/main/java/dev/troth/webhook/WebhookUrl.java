package dev.troth.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a webhook is sent, taken apart once and for all: what was checked is what the connection is made to, and nothing reads the text a
 * second time in another way.
 *
 * @param host a name or an address literal, without brackets, in lower case
 * @param target path and query, as they are sent
 */
record WebhookUrl(boolean tls, String host, int port, String target) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int FIRST_UNPRIVILEGED = 1_024;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
    /** The last label begins with a letter, as top-level domains do: numbers in any base are no names. */
    private static final Pattern NAME = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws IllegalArgumentException with a reason for the caller */
    static WebhookUrl parse(String text, boolean allowHttp) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        if (!tls && !(allowHttp && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new IllegalArgumentException("must begin with https://");
        }
        String authority = uri.getRawAuthority();
        if (authority == null || authority.contains("@")) {
            throw new IllegalArgumentException(authority == null ? "must name a host" : "must not carry a user or password");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must not have a fragment");
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 127) || uri.getHost() == null) {
            throw new IllegalArgumentException("must name a host in ASCII");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new WebhookUrl(tls, host(uri.getHost().toLowerCase(Locale.ROOT)), port(uri.getPort(), tls),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static String host(String host) {
        if (IPV6.matcher(host).matches()) {
            return host.substring(1, host.length() - 1);
        }
        if (!IPV4.matcher(host).matches() && (host.length() > LONGEST_NAME || !NAME.matcher(host).matches())) {
            throw new IllegalArgumentException("must name a host, or an address in its usual form");
        }
        return host;
    }

    private static int port(int given, boolean tls) {
        int usual = tls ? HTTPS : HTTP;
        if (given != -1 && given != usual && (given < FIRST_UNPRIVILEGED || given > LAST_PORT)) {
            throw new IllegalArgumentException("must have the port " + usual + " or one from " + FIRST_UNPRIVILEGED + " to " + LAST_PORT);
        }
        return given == -1 ? usual : given;
    }

    /** As the Host header has it. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? HTTPS : HTTP) ? name : name + ":" + port;
    }

    /** A URL without path and query: with many receivers they are the secret. */
    static String withoutPath(String url) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        return path < 0 ? url : url.substring(0, path);
    }
}
