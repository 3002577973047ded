package dev.troth.doors;

import dev.troth.platform.http.GoingAway;
import dev.troth.platform.http.NoBodyLimit;
import dev.troth.platform.http.NoTimeLimit;
import dev.troth.platform.idempotency.Idempotent;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Operations of a kind the service has none of, or none that can be made to take long: there in tests alone, and hidden from the contract. */
@Path("/v1/odd")
@Produces(MediaType.TEXT_PLAIN)
@Idempotent
public class OddOperations {

    static final String OLD = "oddOld";

    private final EntityManager em;

    OddOperations(EntityManager em) {
        this.em = em;
    }

    @GET
    @Path("/old")
    @GoingAway(since = "2027-01-31", until = "2027-08-01", instead = "Use getNew.")
    @Operation(operationId = OLD, hidden = true)
    public String old() {
        return "old";
    }

    @GET
    @Path("/statement")
    @Operation(hidden = true)
    public String statement() {
        return String.valueOf(em.createNativeQuery("select pg_sleep(60)::text").getSingleResult());
    }

    /** A statement that fails with a code of PostgreSQL's. */
    @GET
    @Path("/failure/{state}")
    @Transactional
    @Operation(hidden = true)
    public String failure(@RestPath String state) {
        em.createNativeQuery("do $$ begin raise exception using errcode = '" + state + "'; end $$").executeUpdate();
        return "not reached";
    }

    @POST
    @Path("/read-only")
    @Transactional
    @Operation(hidden = true)
    public String readOnly() {
        em.createNativeQuery("set transaction read only").executeUpdate();
        em.createNativeQuery("update client set notes = 'changed'").executeUpdate();
        return "not reached";
    }

    /** What a bug of ours would look like: no rule of the service has kept it from the database. */
    @POST
    @Path("/bug")
    @Transactional
    @Operation(hidden = true)
    public String bug() {
        em.createNativeQuery("update client set stage = 'NOWHERE'").executeUpdate();
        return "nothing changed";
    }

    /** Stands still until the database has had enough, and learns it from its commit. */
    @POST
    @Path("/lost")
    @Transactional
    @Operation(hidden = true)
    public String lost() throws InterruptedException {
        em.createNativeQuery("update client set notes = 'changed'").executeUpdate();
        em.createNativeQuery("set local idle_in_transaction_session_timeout = '1ms'").executeUpdate();
        return new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS) ? "early" : "done";
    }

    @GET
    @Path("/work")
    @Operation(hidden = true)
    public String work() throws InterruptedException {
        return take(4);
    }

    @GET
    @Path("/patient")
    @NoTimeLimit
    @Operation(hidden = true)
    public String patient() throws InterruptedException {
        return take(3);
    }

    @POST
    @Path("/stream")
    @NoBodyLimit
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public String stream(InputStream body) throws IOException {
        return Long.toString(body.transferTo(OutputStream.nullOutputStream()));
    }

    /** Work that takes so many seconds. */
    private static String take(int seconds) throws InterruptedException {
        return new CountDownLatch(1).await(seconds, TimeUnit.SECONDS) ? "early" : "done";
    }
}
