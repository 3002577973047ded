package dev.troth.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.troth.platform.json.StoredJson;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/** JSON columns, written and read as the service keeps JSON. */
@JsonFormat
@PersistenceUnitExtension
public class JsonColumns implements FormatMapper {

    private final FormatMapper delegate = new JacksonJsonFormatMapper(StoredJson.mapper());
    /** Of each type a column has: Hibernate's own way works the type out anew with each value. */
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        try {
            return readers.computeIfAbsent(type.getJavaType(), JsonColumns::reader).readValue(text.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a column that is not the JSON of " + type.getJavaType().getTypeName(), e);
        }
    }

    private static ObjectReader reader(Type type) {
        return StoredJson.mapper().readerFor(StoredJson.mapper().constructType(type));
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return delegate.toString(value, type, options);
    }
}
