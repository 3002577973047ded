package dev.troth.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.troth.client.ClientService;
import dev.troth.record.ClientRecords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Writes out everything about one client, as it was at one instant, without ever having it in memory. */
@ApplicationScoped
class ExportService {

    private static final Logger LOG = Logger.getLogger(ExportService.class);

    private final ExportedKinds kinds;
    private final ClientService clients;
    private final ObjectMapper mapper;
    private final EntityManager em;
    private final Clock clock;
    private final int longest;

    ExportService(ExportedKinds kinds, ClientService clients, ObjectMapper mapper, EntityManager em, Clock clock, ExportSettings settings) {
        this.kinds = kinds;
        this.clients = clients;
        this.mapper = mapper;
        this.em = em;
        this.clock = clock;
        this.longest = Math.toIntExact(settings.longest().toSeconds());
    }

    /** @throws dev.troth.platform.problem.Refusal 404 where there is no such client */
    void require(UUID clientId) {
        clients.require(clientId);
    }

    /** Writes the export in one transaction, so that all of it shows one state of the record. */
    void write(UUID clientId, ExportFormat format, OutputStream out) {
        try {
            writeAll(clientId, format, out);
        } catch (UncheckedIOException e) {
            // The caller's business: it went away. What it has is not complete, and the connection says so.
            LOG.debugf(e, "An export broke off");
        }
    }

    private void writeAll(UUID clientId, ExportFormat format, OutputStream out) {
        QuarkusTransaction.requiringNew().timeout(longest).run(() -> {
            em.createNativeQuery("set transaction isolation level repeatable read, read only").executeUpdate();
            // It stands still while its caller reads.
            em.createNativeQuery("set local idle_in_transaction_session_timeout = '" + longest + "s'").executeUpdate();
            Session session = em.unwrap(Session.class);
            session.setHibernateFlushMode(FlushMode.MANUAL);
            session.setDefaultReadOnly(true);
            try {
                if (format == ExportFormat.ZIP) {
                    writeZip(clientId, out);
                } else {
                    writeJson(clientId, out);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void writeZip(UUID clientId, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("client.json"));
        writeJson(clientId, zip);
        zip.closeEntry();
        for (ClientRecords kind : kinds.inOrder()) {
            zip.putNextEntry(new ZipEntry(kind.name() + ".csv"));
            CsvFile file = new CsvFile(mapper, kind.shape(), zip);
            kind.each(clientId, unchecked(file::add));
            file.end();
            zip.closeEntry();
        }
        zip.finish();
    }

    private void writeJson(UUID clientId, OutputStream out) throws IOException {
        // Flushed after every record, each would be sent on its own.
        ObjectWriter records = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        JsonGenerator json = mapper.getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField(ExportedKinds.EXPORTED_AT, clock.instant().toString());
        for (ClientRecords kind : kinds.inOrder()) {
            boolean several = !kind.name().equals(ExportedKinds.CLIENT);
            json.writeFieldName(kind.name());
            if (several) {
                json.writeStartArray();
            }
            kind.each(clientId, unchecked(record -> records.writeValue(json, record)));
            if (several) {
                json.writeEndArray();
            }
        }
        json.writeEndObject();
        json.flush();
    }

    private static Consumer<Record> unchecked(Writing writing) {
        return record -> {
            try {
                writing.write(record);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private interface Writing {
        void write(Record record) throws IOException;
    }
}
