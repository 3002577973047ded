package dev.troth.platform.http;

import dev.troth.platform.problem.ProblemType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads no body beyond 1 MiB, however its length was announced; of a streamed one the reader limits each line. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    static final long MAX_BYTES = 1L << 20;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!StreamedBody.is(String.valueOf(context.getMediaType()))) {
            context.setInputStream(new Limited(context.getInputStream()));
        }
        return context.proceed();
    }

    private static final class Limited extends FilterInputStream {

        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > MAX_BYTES) {
                throw ProblemType.PAYLOAD_TOO_LARGE.because(ProblemType.PAYLOAD_TOO_LARGE.explanation());
            }
        }
    }
}
