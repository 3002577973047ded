package dev.troth.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ForwardingExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.threads.EnhancedQueueExecutor;

/** The threads that carry out requests, and what waits for one of them. The figures that the framework has by itself are of another pool, which no request is carried out on. */
@ApplicationScoped
public class RequestThreads {

    private static final Logger LOG = Logger.getLogger(RequestThreads.class);

    /** The pool counts who is at work only where this property of the JVM was true before there was a pool. */
    public static final String COUNTED = "jboss.threads.eqe.statistics.active-count";

    void begin(@Observes StartupEvent started, MeterRegistry registry) {
        EnhancedQueueExecutor threads = behind(ExecutorRecorder.getCurrent());
        if (threads == null) {
            LOG.warn("The threads of requests cannot be counted: troth.threads.* are missing.");
            return;
        }
        gauge(registry, "troth.threads.active", "Threads that carry out requests, or work in the background", () -> threads.getActiveCount() < 0 ? Double.NaN : threads.getActiveCount());
        gauge(registry, "troth.threads.queued", "Requests, and work in the background, that wait for a thread", threads::getQueueSize);
        gauge(registry, "troth.threads.limit", "Threads there can be", threads::getMaximumPoolSize);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> number) {
        Gauge.builder(name, number).description(description).register(registry);
    }

    /** What is handed out is a wrapper that nobody can shut down, and that tells nothing. Null where it is another wrapper: for a figure no service stays down. */
    private static EnhancedQueueExecutor behind(Executor executor) {
        if (executor instanceof EnhancedQueueExecutor threads) {
            return threads;
        }
        try {
            Method delegate = ForwardingExecutorService.class.getDeclaredMethod("delegate");
            delegate.setAccessible(true);
            return delegate.invoke(executor) instanceof EnhancedQueueExecutor threads ? threads : null;
        } catch (ReflectiveOperationException | IllegalArgumentException | InaccessibleObjectException e) {
            LOG.debug("What is behind the executor cannot be seen.", e);
            return null;
        }
    }
}
