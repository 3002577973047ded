import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between the service and its database: passes on what is sent, later where it is slow, and nothing where it is cut. */
final class Wire {

    private final ServerSocket listening;
    private final int to;
    /** A connection that was there when the wire was cut stays silent for ever: nobody tells its ends. */
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean cut;
    /** Kept, since a socket that is forgotten is closed. */
    private final List<Socket> silent = new CopyOnWriteArrayList<>();
    private volatile int delayMillis;

    Wire(int from, int to) throws IOException {
        this.to = to;
        listening = new ServerSocket(from, 200, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    void delay(int millis) {
        delayMillis = millis;
    }

    void cut() {
        cuts.incrementAndGet();
        cut = true;
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                daemon(() -> connect(near));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Socket near) {
        int since = cuts.get();
        if (cut) {
            // Accepted by the machine's queue, as it were: whoever connected hears nothing.
            silent.add(near);
            return;
        }
        try {
            near.setTcpNoDelay(true);
            Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
            far.setTcpNoDelay(true);
            daemon(() -> pump(near, far, since, true));
            pump(far, near, since, false);
        } catch (IOException e) {
            close(near);
        }
    }

    private void pump(Socket in, Socket out, int since, boolean slow) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream from = in.getInputStream();
            OutputStream onto = out.getOutputStream();
            int count = from.read(buffer);
            while (count >= 0 && since == cuts.get()) {
                int wait = slow ? delayMillis : 0;
                if (wait > 0) {
                    Thread.sleep(wait);
                }
                onto.write(buffer, 0, count);
                count = from.read(buffer);
            }
        } catch (IOException e) {
            // One end has closed: so does the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (since == cuts.get()) {
            close(in);
            close(out);
        } else {
            silent.add(in);
            silent.add(out);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
