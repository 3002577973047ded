package dev.troth.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.json.StoredJson;
import java.lang.reflect.Type;
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
    void aListIsReadWithWhatIsInIt() {
        assertThat(this.<List<String>>read("[\"report\", \"[]\"]", TEXTS)).containsExactly("report", "[]");
    }

    @Test
    void whereAnyJsonMayStandNothingButAnEmptyListIsJsonToo() {
        assertThat(this.<JsonNode>read("[]", JsonNode.class)).isEqualTo(StoredJson.mapper().createArrayNode());
    }

    private <T> T read(String text, Type type) {
        return columns.fromString(text, new JsonJavaType<T>(type, ImmutableMutabilityPlan.instance(), null), null);
    }
}
