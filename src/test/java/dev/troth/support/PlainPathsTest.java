package dev.troth.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.builder.ResponseBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads the answers of every test is held against REST Assured, and lets nothing pass that REST Assured would not. */
@DisplayName("Plain paths of an answer")
class PlainPathsTest {

    private static final String BODY = Api.json("{'id': 'a', 'count': 3, 'share': 0.1, 'none': null, 'size': 7, 'class': 'c', 'word': 'text', 'empty': [], "
            + "'total': {'count': 5, 'relation': 'EXACT'}, 'items': [{'name': 'x', 'tags': ['1', '2'], 'at': {'day': 1}}, {'name': 'y', 'parts': [{'n': 1}, {'n': 2}]}], "
            + "'mixed': [{'a': 1}, null, 2], 'nested': [[1, 2], [3]]}");

    private final Response original = answer(BODY);
    private final Response plain = PlainPaths.of(original);

    @ParameterizedTest
    @DisplayName("are read as REST Assured reads them, and all others by it")
    @ValueSource(strings = {"id", "count", "share", "none", "missing", "missing.further", "none.further", "missing[0]", "size", "class", "total", "total.count", "items",
        "items.name", "items[0]", "items[1].name", "items[7]", "items[7].name", "items.tags", "items[0].tags[1]", "items.at.day", "items.parts.n", "items[1].parts.n", "empty",
        "empty.name", "empty[0]", "mixed", "nested", "nested[0]", "nested[0][1]", "", "$", "items.size()", "items.find { it.name == 'y' }.name", "items*.name", "items[-1].name"})
    void areRead(String path) {
        Object expected = original.jsonPath().get(path);

        assertThat(plain.<Object>path(path)).isEqualTo(expected);
        assertThat(plain.jsonPath().<Object>get(path)).isEqualTo(expected);
        assertThat(plain.then().extract().<Object>path(path)).isEqualTo(expected);
        assertThat(plain.then().extract().jsonPath().<Object>get(path)).isEqualTo(expected);
        assertThatCode(() -> plain.then().body(path, equalTo(expected))).doesNotThrowAnyException();
        assertThatThrownBy(() -> plain.then().body(path, equalTo("something else"))).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @DisplayName("are refused where REST Assured refuses them")
    @ValueSource(strings = {"word.further", "count[0]", "items..name", "items[", "mixed.a"})
    void areRefused(String path) {
        Class<?> refusal = thrownBy(original, path);

        assertThat(thrownBy(plain, path)).isEqualTo(refusal);
    }

    @Test
    @DisplayName("fail with REST Assured's own words")
    void fail() {
        assertThatThrownBy(() -> plain.then().statusCode(200).body("items.name", equalTo(List.of("x")))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("JSON path items.name doesn't match").hasMessageContaining("Actual:");
        assertThatThrownBy(() -> plain.then().body("id", nullValue())).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> plain.then().body("missing", notNullValue())).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> plain.then().body("id", equalTo("a"), "count", equalTo(4))).isInstanceOf(AssertionError.class).hasMessageContaining("count");
        assertThatThrownBy(() -> plain.then().statusCode(404)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> plain.then().body("id", equalTo("a")).body("items", hasSize(3))).isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("give values of the same kinds")
    void kinds() {
        JsonPath paths = plain.jsonPath();

        assertThat(paths.getInt("total.count")).isEqualTo(5);
        assertThat(paths.getString("count")).isEqualTo("3");
        assertThat(paths.getList("items.name", String.class)).containsExactly("x", "y");
        assertThat(paths.<String, Object>getMap("")).isEqualTo(original.jsonPath().getMap(""));
        assertThat(plain.jsonPath().setRootPath("total").getInt("count")).isEqualTo(5);
    }

    @Test
    @DisplayName("do not see what was done to a value that was read before")
    void freshEachTime() {
        plain.<Map<String, Object>>path("total").clear();
        plain.jsonPath().getMap("total").clear();

        assertThat(plain.jsonPath().getInt("total.count")).isEqualTo(5);
        assertThat(plain.<Integer>path("total.count")).isEqualTo(5);
        assertThatCode(() -> plain.then().body("total.count", equalTo(5))).doesNotThrowAnyException();
    }

    private static Class<?> thrownBy(Response answer, String path) {
        try {
            answer.jsonPath().get(path);
            return void.class;
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }

    private static Response answer(String body) {
        return new ResponseBuilder().setStatusCode(200).setContentType("application/json").setBody(body).build();
    }
}
