package dev.troth.platform.http;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads no body beyond 1 MiB: one that announces more is not read at all, one that does not say how long it is no further. The server's
 * own limit is off, because it answers without a problem document and knows no exemption. Only so many are read at once ({@link ArrivingBodies}).
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    static final long MAX_BYTES = 1L << 20;

    private static final int BEFORE_THE_TENANT = 0;

    private final ResourceInfo operation;
    private final ArrivingBodies arriving;

    BodyLimit(ResourceInfo operation, ArrivingBodies arriving) {
        this.operation = operation;
        this.arriving = arriving;
    }

    @ServerRequestFilter(priority = BEFORE_THE_TENANT)
    public void checkAnnounced(ContainerRequestContext request) {
        if (isLimited() && isTooLarge(request.getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            throw tooLarge();
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!isLimited()) {
            context.setInputStream(new Limited(context.getInputStream(), Long.MAX_VALUE));
            return context.proceed();
        }
        context.setInputStream(new Limited(context.getInputStream(), MAX_BYTES));
        return arriving.read(context::proceed);
    }

    private boolean isLimited() {
        return !operation.getResourceMethod().isAnnotationPresent(NoBodyLimit.class);
    }

    private static boolean isTooLarge(String length) {
        try {
            return length != null && Long.parseLong(length) > MAX_BYTES;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Refusal tooLarge() {
        return ProblemType.PAYLOAD_TOO_LARGE.because(ProblemType.PAYLOAD_TOO_LARGE.explanation());
    }

    private static final class Limited extends FilterInputStream {

        private final long most;
        private long read;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = received(buffer, offset, length);
            read += Math.max(n, 0);
            if (read > most) {
                throw tooLarge();
            }
            return n;
        }

        /**
         * At least one byte where any is asked for, as of a stream: the server's gives none for an empty frame of HTTP/2 and for trailers, which whoever reads takes for the
         * end or for a fault. Where it has closed the connection it is the caller who failed, not the service.
         */
        private int received(byte[] buffer, int offset, int length) {
            try {
                int n;
                do {
                    n = super.read(buffer, offset, length);
                } while (n == 0 && length > 0);
                return n;
            } catch (IOException e) {
                throw ProblemType.MALFORMED_REQUEST.because("The body did not arrive as a whole.");
            }
        }

        /** Leaves what is beyond the limit unread; the server's stream would read to an end that may never come. */
        @Override
        public void close() throws IOException {
            byte[] rest = new byte[8_192];
            while (read <= most) {
                int n = super.read(rest, 0, rest.length);
                if (n < 0) {
                    super.close();
                    return;
                }
                read += n;
            }
        }
    }
}
