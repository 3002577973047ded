package dev.troth.platform.http;

import dev.troth.platform.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Refuses an address that is no text: percent-encoded bytes that are not UTF-8 would all become the same replacement character, and two
 * keys of a caller one. So would a semicolon as it is, as the framework takes off what follows it in a path, and what is no ASCII at all. Of what else
 * must not stand for itself in an address (RFC 3986 appendix A) the server refuses all, without a word.
 */
@ApplicationScoped
public class StrictAddress {

    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final int HEX = 16;
    private static final int ASCII = 128;

    void install(@Observes Router router) {
        router.route().order(HeadLimit.ORDER).handler(StrictAddress::check);
    }

    private static void check(RoutingContext context) {
        String address = context.request().uri();
        int raw = firstRaw(address);
        if (!isWhole(context.request())) {
            DirectProblem.answer(context, ProblemType.MALFORMED_REQUEST, "It does not say where it was sent to: a Host is missing, or X-Forwarded-Proto or X-Forwarded-Host is none.");
        } else if (raw >= 0) {
            DirectProblem.answer(context, ProblemType.MALFORMED_REQUEST, "Character " + (raw + 1) + " of the address has to be percent-encoded there.");
        } else if (!isText(address)) {
            DirectProblem.answer(context, ProblemType.MALFORMED_REQUEST, "The address is not percent-encoded UTF-8.");
        } else {
            context.next();
        }
    }

    /** Answers name addresses that begin as the request's does: what it begins with has to be there before anything is done. */
    private static boolean isWhole(HttpServerRequest request) {
        try {
            return request.authority() != null && SCHEME.matcher(request.scheme()).matches() && URI.create("//" + request.authority()).getRawAuthority() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where the first character is that must not stand for itself, −1 where there is none. */
    private static int firstRaw(String address) {
        int query = address.indexOf('?');
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) >= ASCII || address.charAt(i) == ';' && (query < 0 || i < query)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether what is percent-encoded is UTF-8. */
    public static boolean isText(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                // What stands for itself parts what is encoded, and is no matter of this.
                bytes.write(' ');
                continue;
            }
            int high = i + 2 <= encoded.length() - 1 ? Character.digit(encoded.charAt(i + 1), HEX) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), HEX);
            if (low < 0) {
                return false;
            }
            bytes.write(high * HEX + low);
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
