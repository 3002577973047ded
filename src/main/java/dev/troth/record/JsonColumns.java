package dev.troth.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.troth.platform.json.StoredJson;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.type.format.AbstractJsonFormatMapper;

/** JSON columns, written and read as the service keeps JSON. Hibernate's own way works out anew with each value what a column's type means. */
@JsonFormat
@PersistenceUnitExtension
public class JsonColumns extends AbstractJsonFormatMapper {

    private final Map<Type, Column> columns = new ConcurrentHashMap<>();

    @Override
    protected <T> T fromString(CharSequence text, Type type) {
        try {
            return column(type).reader().readValue(text.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a column that is not the JSON of " + type.getTypeName(), e);
        }
    }

    @Override
    protected <T> String toString(T value, Type type) {
        try {
            return column(type).writer().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value that is not JSON as " + type.getTypeName(), e);
        }
    }

    private Column column(Type type) {
        return columns.computeIfAbsent(type, JsonColumns::of);
    }

    private static Column of(Type type) {
        JavaType meant = StoredJson.mapper().constructType(type);
        return new Column(StoredJson.mapper().readerFor(meant), StoredJson.mapper().writerFor(meant));
    }

    private record Column(ObjectReader reader, ObjectWriter writer) {
    }
}
