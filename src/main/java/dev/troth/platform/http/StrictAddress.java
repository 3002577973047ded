package dev.troth.platform.http;

import dev.troth.platform.problem.ProblemType;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses an address that is no text: percent-encoded bytes that are not UTF-8 would all become the same replacement character, and two
 * keys of a caller one.
 */
@ApplicationScoped
public class StrictAddress {

    private static final int HEX = 16;

    void install(@Observes Router router) {
        router.route().order(HeadLimit.ORDER).handler(StrictAddress::check);
    }

    private static void check(RoutingContext context) {
        if (isText(context.request().uri())) {
            context.next();
        } else {
            DirectProblem.answer(context, ProblemType.MALFORMED_REQUEST, "The address is not percent-encoded UTF-8.");
        }
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
