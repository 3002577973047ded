package dev.troth.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.json.StoredJson;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.hibernate.type.descriptor.java.ImmutableMutabilityPlan;
import org.hibernate.type.descriptor.java.spi.JsonJavaType;
import org.junit.jupiter.api.Test;

/** What a JSON column says is read as the type of its attribute, also where it is a list with nothing in it, which is not parsed. */
class JsonColumnsTest {

    private static final Type TEXTS = new TypeReference<List<String>>() { }.getType();

    private final JsonColumns columns = new JsonColumns();

    @Test
    void aListWithNothingInItCanBeAddedToAsOneThatWasParsed() {
        List<String> none = read("[]", TEXTS);

        none.add("report");

        assertThat(none).containsExactly("report");
        assertThat(this.<List<String>>read("[]", TEXTS)).as("read again").isEmpty();
    }

    @Test
    void aListWithNothingInItIsNotParsed() {
        Type unreadables = new TypeReference<List<Unreadable>>() { }.getType();

        assertThat(this.<List<Unreadable>>read("[]", unreadables)).isEmpty();
        assertThatThrownBy(() -> read("[{}]", unreadables)).as("parsed").isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aListIsReadWithWhatIsInIt() {
        assertThat(this.<List<String>>read("[\"report\", \"[]\"]", TEXTS)).containsExactly("report", "[]");
    }

    @Test
    void whereAnyJsonMayStandNothingButAnEmptyListIsJsonToo() {
        assertThat(this.<JsonNode>read("[]", JsonNode.class)).isEqualTo(StoredJson.mapper().createArrayNode());
    }

    @Test
    void aDurationIsTheTextItWasWrittenAs() {
        assertThat(this.<Duration>read("\"PT36H30M\"", Duration.class)).isEqualTo(Duration.ofMinutes(2_190));
        assertThat(write(Duration.ofMinutes(2_190), Duration.class)).isEqualTo("\"PT36H30M\"").isEqualTo(byTheMapper(Duration.ofMinutes(2_190)));
        assertThatThrownBy(() -> read("\"soon\"", Duration.class)).isInstanceOf(DateTimeParseException.class);
    }

    @Test
    void aListIsWrittenWithWhatIsInIt() {
        assertThat(write(List.of(), TEXTS)).isEqualTo("[]");
        assertThat(write(List.of("report"), TEXTS)).isEqualTo("[\"report\"]");
    }

    /** Which way to make one is not clear, so whoever parses a list of them fails, whatever is in it. */
    private static final class Unreadable {

        @JsonCreator
        private Unreadable(@JsonProperty("first") String first) {
        }

        @JsonCreator
        private Unreadable(@JsonProperty("second") Integer second) {
        }
    }

    private <T> T read(String text, Type type) {
        return columns.fromString(text, new JsonJavaType<T>(type, ImmutableMutabilityPlan.instance(), null), null);
    }

    private <T> String write(T value, Type type) {
        return columns.toString(value, new JsonJavaType<T>(type, ImmutableMutabilityPlan.instance(), null), null);
    }

    private static String byTheMapper(Object value) {
        return StoredJson.mapper().valueToTree(value).toString();
    }
}
