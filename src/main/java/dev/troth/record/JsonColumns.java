package dev.troth.record;

import dev.troth.platform.json.StoredJson;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/** JSON columns, written and read as the service keeps JSON. Most of their lists have nothing in them, and are not parsed (docs/performance.md). */
@JsonFormat
@PersistenceUnitExtension
public class JsonColumns implements FormatMapper {

    private static final String NOTHING = "[]";

    private final FormatMapper delegate = new JacksonJsonFormatMapper(StoredJson.mapper());

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        return type.getJavaTypeClass() == List.class && NOTHING.contentEquals(text) ? type.cast(new ArrayList<>(0)) : delegate.fromString(text, type, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return delegate.toString(value, type, options);
    }
}
