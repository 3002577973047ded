package dev.troth.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.imports.ImportStore.Hold;
import dev.troth.imports.ImportStore.HoldLost;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/**
 * Reads an import line by line and answers each before it reads the next: no more than a line is in memory, and who does not read the
 * answers is not read from.
 */
@ApplicationScoped
class ImportStream {

    private static final Logger LOG = Logger.getLogger(ImportStream.class);
    /** After how many lines that keep nothing the hold on the import is renewed. */
    private static final int RENEWED_EVERY = 500;

    private final ImportService imports;
    private final ImportStore store;
    private final ObjectMapper mapper;
    private final ImportFigures figures;

    ImportStream(ImportService imports, ImportStore store, ObjectMapper mapper, ImportFigures figures) {
        this.imports = imports;
        this.store = store;
        this.mapper = mapper;
        this.figures = figures;
    }

    /** @throws dev.troth.platform.problem.Refusal 409 while another stream is at work on the import */
    Hold begin(String key) {
        Hold hold = new Hold(key, Ids.next());
        if (!store.take(hold)) {
            throw ProblemType.IMPORT_UNDER_WAY.because(ProblemType.IMPORT_UNDER_WAY.explanation());
        }
        return hold;
    }

    /** Until the stream ends or breaks off. What is done stays done. */
    void run(Hold hold, InputStream in, OutputStream out, UriInfo uri) {
        try {
            answerAll(hold, new Lines(in, out), out, uri);
        } catch (IOException e) {
            // The caller's business: it went away, or was silent for too long.
            LOG.debugf(e, "An import broke off");
        } finally {
            store.release(hold);
        }
    }

    private void answerAll(Hold hold, Lines lines, OutputStream out, UriInfo uri) throws IOException {
        try {
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.number() % RENEWED_EVERY == 0) {
                    store.keep(hold, line.number(), 0, 0);
                }
                if (!line.isBlank()) {
                    answer(imports.take(hold, line, uri), out);
                }
            }
        } catch (HoldLost e) {
            answer(imports.lost(lines.number()), out);
        }
    }

    private void answer(ImportResult result, OutputStream out) throws IOException {
        figures.answered(result);
        out.write(mapper.writeValueAsBytes(result));
        out.write('\n');
    }
}
