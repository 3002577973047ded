package dev.troth.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of one kind as a CSV file (RFC 4180, UTF-8): a column for each field they can have, nested values as JSON, nothing for what is
 * absent. A text that a spreadsheet would take for a formula gets a leading apostrophe.
 */
final class CsvFile {

    private static final String FORMULA = "=+-@\t\r";
    private static final CsvMapper CSV = CsvMapper.builder().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();
    private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

    private final ObjectMapper mapper;
    private final List<String> columns;
    private final SequenceWriter lines;

    /** Begins the file with its header. */
    CsvFile(ObjectMapper mapper, Class<? extends Record> shape, OutputStream out) throws IOException {
        this.mapper = mapper;
        this.columns = mapper.getSerializationConfig().introspect(mapper.constructType(shape)).findProperties().stream()
                .map(BeanPropertyDefinition::getName).toList();
        this.lines = CSV.writer(LINES).writeValues(out);
        lines.write(columns);
    }

    void add(Record record) throws IOException {
        JsonNode fields = mapper.valueToTree(record);
        List<String> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            cells.add(cell(fields.path(column)));
        }
        lines.write(cells);
    }

    /** Writes out what is left; the stream stays open. */
    void end() throws IOException {
        lines.flush();
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isContainerNode()) {
            return value.toString();
        }
        String text = value.asText();
        return value.isTextual() && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
