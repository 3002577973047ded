package dev.troth.record;

import dev.troth.platform.json.StoredJson;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/**
 * JSON columns, written and read as the service keeps JSON. Most of their lists have nothing in them, and a duration is a text: neither needs a parser, which
 * is most of what a column takes (docs/performance.md).
 */
@JsonFormat
@PersistenceUnitExtension
public class JsonColumns implements FormatMapper {

    private static final String NOTHING = "[]";
    private static final char QUOTE = '"';

    private final FormatMapper delegate = new JacksonJsonFormatMapper(StoredJson.mapper());

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        Class<T> wanted = type.getJavaTypeClass();
        if (wanted == List.class && NOTHING.contentEquals(text)) {
            return wanted.cast(new ArrayList<>(0));
        }
        if (wanted == Duration.class && text.length() > 2 && text.charAt(0) == QUOTE) {
            return wanted.cast(Duration.parse(text.subSequence(1, text.length() - 1)));
        }
        return delegate.fromString(text, type, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        if (value instanceof List<?> list && list.isEmpty()) {
            return NOTHING;
        }
        return value instanceof Duration duration ? QUOTE + duration.toString() + QUOTE : delegate.toString(value, type, options);
    }
}
