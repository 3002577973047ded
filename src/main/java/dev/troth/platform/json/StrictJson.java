package dev.troth.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/** JSON as the contract says and nothing else: no unknown or repeated field, no silent conversion, no instant that is not RFC 3339. */
@Singleton
public final class StrictJson implements ObjectMapperCustomizer {

    private static final int DEEPEST_NESTING = 50;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;
    /** As long as a body may be. */
    private static final int LONGEST_TEXT = 1 << 20;
    /**
     * Names, values and brackets. The longest lists of an agreement together have some two thousand; a body of nothing but brackets would have hundreds of
     * times as many, and what is found wrong with each takes more memory than a small replica has.
     */
    private static final int MOST_TOKENS = 5_000;

    @Override
    @SuppressWarnings("deprecation") // the feature has no replacement that can be set on an existing mapper
    public void customize(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
        mapper.configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);
        mapper.configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true);
        mapper.configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
        mapper.configure(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, true);
        mapper.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
        mapper.configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true);
        mapper.configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false);
        mapper.configure(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, false);
        mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
        mapper.configure(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION, false);
        mapper.configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature(), false);
        mapper.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST_NESTING)
                .maxNumberLength(LONGEST_NUMBER).maxNameLength(LONGEST_NAME).maxStringLength(LONGEST_TEXT)
                .maxTokenCount(MOST_TOKENS).build());
        for (CoercionInputShape shape : new CoercionInputShape[] {CoercionInputShape.Integer, CoercionInputShape.Float,
                CoercionInputShape.Boolean}) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        for (LogicalType type : new LogicalType[] {LogicalType.Enum, LogicalType.POJO, LogicalType.Collection}) {
            mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        mapper.registerModule(new SimpleModule("strict")
                .setDeserializerModifier(new ExactEnums())
                .addDeserializer(Instant.class, new ExactText<>(Instant.class, Rfc3339::parse))
                .addDeserializer(Duration.class, new ExactText<>(Duration.class, ExactText::duration))
                .addDeserializer(LocalDate.class, new ExactText<>(LocalDate.class, ExactText::date))
                .addDeserializer(UUID.class, new ExactText<>(UUID.class, ExactText::uuid))
                .addDeserializer(String.class, new ExactText<>(String.class, ExactText::text)));
    }

    /** Last, so that its readers stand before those of any other module. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /** Constants are written as they are named: the library's own reader takes white space around them. */
    private static final class ExactEnums extends BeanDeserializerModifier {

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type, BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return of(type.getRawClass());
        }

        private static <E> ExactText<E> of(Class<E> type) {
            return new ExactText<>(type, name -> Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst().orElseThrow(IllegalArgumentException::new));
        }
    }
}
