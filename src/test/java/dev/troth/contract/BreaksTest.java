package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of break is seen, and what serves every caller as before is none. */
@DisplayName("Between two contracts")
class BreaksTest {

    private static final String OLD = """
            paths:
              /things/{id}:
                post:
                  operationId: moveThing
                  security: [{bearer: ['write']}]
                  parameters:
                    - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
                    - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 200}}
                    - {name: key, in: header, schema: {type: string, maxLength: 200}}
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/Move'}
                      application/xml:
                        schema: {type: string}
                  responses:
                    '200':
                      headers:
                        ETag: {$ref: '#/components/headers/ETag'}
                        Link: {schema: {type: string}}
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Thing'}
                        image/png: {schema: {type: string}}
                    '404': {description: none}
              /others:
                get:
                  operationId: listOthers
                  responses: {'200': {description: all}}
            components:
              headers:
                ETag: {required: true, schema: {type: string}}
              schemas:
                Kind: {type: string, enum: [RED, BLUE]}
                Move:
                  type: object
                  required: [to]
                  properties:
                    to: {type: string, maxLength: 40}
                    kind: {$ref: '#/components/schemas/Kind'}
                    amount: {type: number, minimum: 0}
                    at: {anyOf: [{type: string, format: date-time}, {type: 'null'}]}
                    note: {type: [string, 'null'], maxLength: 10}
                    parts: {type: array, maxItems: 5, items: {$ref: '#/components/schemas/Part'}}
                Part: {type: object, properties: {name: {type: string}}}
                Thing:
                  type: object
                  required: [id, version]
                  properties:
                    id: {type: string, format: uuid}
                    version: {type: integer}
                    shade: {$ref: '#/components/schemas/Shade'}
                    share: {type: number}
                    inner: {$ref: '#/components/schemas/Thing'}
                    parts: {type: array, items: {$ref: '#/components/schemas/Shown'}}
                Shade: {type: string, enum: [DARK, LIGHT]}
                Shown: {type: object, required: [name], properties: {name: {type: string}, size: {type: integer}}}
            """;

    private static final String LISTED = """
            paths:
              /things:
                get:
                  parameters: [{name: kind, in: query, schema: {type: string}}]
                  responses: {'200': {description: all}}
            components:
              schemas:
                Kind: {type: string, enum: [RED, BLUE]}
            """;

    @ParameterizedTest(name = "{2}")
    @DisplayName("this is a break:")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /others:                                                    | /elsewhere:                                             | GET /others: is gone
            get:                                                        | put:                                                    | GET /others: is gone
            operationId: listOthers                                     | operationId: allOthers                                  | is called otherwise
            name: limit,                                                | name: most,                                             | no longer has the parameter query limit
            name: limit, in: query,                                     | name: limit, in: query, required: true,                 | requires the parameter query limit
            - {name: limit                                              | - {name: new, in: query, required: true, schema: {type: string}}~- {name: limit | requires the parameter query new
            maximum: 200                                                | maximum: 100                                            | maximum is 100
            minimum: 1,                                                 | minimum: 2,                                             | minimum is 2
            requestBody:                                                | requestBody:~  required: true                           | requires its body
            application/xml:                                            | text/plain:                                             | no longer reads application/xml
            image/png:                                                  | image/gif:                                              | no longer answers in image/png
            '404': {description: none}                                  | '410': {description: none}                              | no longer declares 404
            '404': {description: none}                                  | '404': {description: none}~'202': {description: later}  | answers with 202
            ['write']                                                   | ['write', 'admin']                                      | asks for more than
            Link: {schema                                               | Linked: {schema                                         | no longer has the header Link
            ETag: {required: true,                                      | ETag: {                                                 | may lack the header ETag
            to: {type: string, maxLength: 40}                           | to: {type: string, maxLength: 39}                       | body.to: maxLength is 39
            amount: {type: number, minimum: 0}                          | amount: {type: integer, minimum: 0}                     | body.amount: is of type [integer]
            amount: {type: number, minimum: 0}                          | amount: {type: number, minimum: 0, maximum: 9}          | body.amount: maximum is 9
            amount: {type: number, minimum: 0}                          | sum: {type: number, minimum: 0}                         | body.amount: is gone
            required: [to]                                              | required: [to, kind]                                    | body.kind: is required
            enum: [RED, BLUE]                                           | enum: [RED]                                             | body.kind: no longer takes [BLUE]
            amount: {type: number, minimum: 0}                          | amount: {type: number, enum: [1, 2], minimum: 0}        | body.amount: no longer takes
            {type: string, format: date-time}, {type: 'null'}           | {type: string, format: date-time}                       | body.at: may no longer be what it was
            {type: string, format: date-time}                           | {type: string, format: date}                            | body.at: may no longer be what it was
            note: {type: [string, 'null'],                              | note: {type: string,                                    | body.note: is of type [string]
            note: {type: [string, 'null'],                              | note: {type: [string, 'null'], pattern: '^x',           | body.note: must match ^x
            maxItems: 5                                                 | maxItems: 4                                             | body.parts: maxItems is 4
            Part: {type: object,                                        | Part: {type: object, required: [name],                  | body.parts[].name: is required
            enum: [DARK, LIGHT]                                         | enum: [DARK, LIGHT, GREY]                               | 200.shade: may be [GREY]
            Shade: {type: string, enum: [DARK, LIGHT]}                  | Shade: {type: string}                                   | 200.shade: may be anything
            share: {type: number}                                       | share: {type: string}                                   | 200.share: is of type [string]
            share: {type: number}                                       | share: {type: [number, 'null']}                         | 200.share: is of type [
            version: {type: integer}                                    | version: {type: number}                                 | 200.version: is of type [number]
            share: {type: number}                                       | portion: {type: number}                                 | 200.share: is gone
            required: [id, version]                                     | required: [id]                                          | 200.version: may be absent
            size: {type: integer}                                       | height: {type: integer}                                 | 200.parts[].size: is gone
            id: {type: string, format: uuid}~version                    | id: {type: string}~version                              | 200.id: has the format none, not uuid
            """)
    void isABreak(String old, String now, String what) {
        assertThat(Breaks.between(yaml(OLD), yaml(changed(old, now)))).anySatisfy(found -> assertThat(found).contains(what));
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("this is none:")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /others:                          | /third:~  get: {operationId: listThird, responses: {'200': {description: x}}}~/others:
            /things/{id}:                     | /things/{thing}:
            - {name: limit                    | - {name: new, in: query, schema: {type: string}}~- {name: limit
            maximum: 200                      | maximum: 500
            '404': {description: none}        | '404': {description: none}~'429': {description: slower}
            [{bearer: ['write']}]             | [{bearer: []}]
            to: {type: string, maxLength: 40} | to: {type: string}
            required: [to]                    | required: []
            enum: [RED, BLUE]                 | enum: [RED, BLUE, GREEN]
            amount: {type: number, minimum: 0} | amount: {type: [number, string]}
            note: {type: [string              | more: {type: string}~note: {type: [string
            enum: [DARK, LIGHT]               | enum: [DARK]
            share: {type: number}             | share: {type: integer}
            share: {type: number}             | share: {type: number}~more: {type: string}
            size: {type: integer}             | size: {type: integer}, more: {type: string}
            required: [id, version]           | required: [id, version, share]
            """)
    void isNone(String old, String now) {
        assertThat(Breaks.between(yaml(OLD), yaml(changed(old, now)))).isEmpty();
    }

    @Test
    void sayingWhatWasSoBeforeIsNone() {
        String silent = """
                paths:
                  /things:
                    patch:
                      parameters:
                        - {name: If-Match, in: header, schema: {type: string}}
                        - {name: by, in: query, schema: {maxLength: 5}}
                      requestBody: {content: {application/json: {schema: {type: string, pattern: '[a-z]+'}}}}
                      responses: {'200': {description: x}, '428': {description: none was sent}}
                """;
        String outspoken = silent.replace("in: header,", "in: header, required: true,").replace("{maxLength: 5}", "{type: string, maxLength: 5}").replace("'[a-z]+'", "'^[a-z]+$'");
        assertThat(Breaks.between(yaml(silent), yaml(outspoken))).isEmpty();
        assertThat(Breaks.between(yaml(silent.replace("'428'", "'412'")), yaml(outspoken.replace("'428'", "'412'")))).singleElement().asString()
                .contains("requires the parameter header If-Match");
        assertThat(Breaks.between(yaml(silent), yaml(outspoken.replace("type: string, maxLength", "type: integer, maxLength")))).singleElement().asString().contains("query by");
        assertThat(Breaks.between(yaml(silent), yaml(outspoken.replace("[a-z]+$", "[a-y]+$")))).singleElement().asString().contains("must match ^[a-y]+$");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a text that is now a list with commas is none, as it is written and refused as before:")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            style: form, explode: false, schema: {type: array, minItems: 1, items: {type: string, minLength: 1}}
            style: form, explode: false, schema: {type: array, minItems: 1, items: {$ref: '#/components/schemas/Kind'}}
            explode: false, schema: {type: array, items: {$ref: '#/components/schemas/Kind'}}
            explode: false, schema: {type: array, items: {anyOf: [{type: string, enum: [RED]}, {type: string, maxLength: 200}]}}
            """)
    void aTextThatIsAListIsNone(String list) {
        assertThat(Breaks.between(yaml(LISTED), yaml(LISTED.replace("schema: {type: string}", list)))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a text that is now a list is a break where it is written otherwise, or takes less:")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            schema: {type: array, items: {type: string}}
            style: form, explode: true, schema: {type: array, items: {type: string}}
            style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}}
            style: form, explode: false, schema: {type: array, minItems: 2, items: {type: string}}
            style: form, explode: false, schema: {type: array, maxItems: 9, items: {type: string}}
            style: form, explode: false, schema: {type: array, items: {type: integer}}
            style: form, explode: false, schema: {type: array, items: {type: string, maxLength: 9}}
            style: form, explode: false, schema: {type: array, items: {type: string, enum: [RED]}}
            style: form, explode: false, schema: {type: array, items: {$ref: '#/components/schemas/New'}}
            """)
    void aTextThatIsAListOfLessIsABreak(String list) {
        String now = LISTED.replace("schema: {type: string}", list) + "    New: {type: string, enum: [RED]}\n";
        assertThat(Breaks.between(yaml(LISTED), yaml(now))).isNotEmpty().allSatisfy(found -> assertThat(found).contains("query kind"));
    }

    @Test
    @DisplayName("what an operation said that it sorts by is none as constants, rising and falling, and a break where one of them is not there")
    void whatItSortsByInConstants() {
        String words = LISTED.replace("get:\n", "get:\n      description: Sorted by at, name or size. More.\n").replace("name: kind", "name: sort");
        String constants = words.replace("schema: {type: string}", "schema: {type: string, default: -at, enum: [at, -at, name, -name, size, -size]}");
        assertThat(Breaks.between(yaml(words), yaml(constants))).isEmpty();
        assertThat(Breaks.between(yaml(words), yaml(constants.replace(", -size", "")))).singleElement().asString().contains("query sort");
        assertThat(Breaks.between(yaml(words.replace("Sorted by", "It has")), yaml(constants))).singleElement().asString().contains("query sort");
        assertThat(Breaks.between(yaml(words.replace("name: sort", "name: by")), yaml(constants.replace("name: sort", "name: by")))).singleElement().asString()
                .contains("query by");
    }

    @Test
    @DisplayName("a text that is now a list is a break where it is no query's, or has lost one of its constants")
    void onlyInAQueryAndWithAllItsConstants() {
        String list = "style: form, explode: false, schema: {type: array, items: {$ref: '#/components/schemas/Kind'}}";
        String inHeader = LISTED.replace("in: query", "in: header");
        assertThat(Breaks.between(yaml(inHeader), yaml(inHeader.replace("schema: {type: string}", list)))).singleElement().asString().contains("header kind");
        assertThat(Breaks.between(yaml(LISTED), yaml(LISTED.replace("schema: {type: string}", list).replace("[RED, BLUE]", "[RED]")))).singleElement().asString()
                .contains("query kind");
    }

    @Test
    void thatAreTheSameThereIsNone() {
        assertThat(Breaks.between(yaml(OLD), yaml(OLD))).isEmpty();
    }

    /** A tilde stands for a new line, as deep as the one before. */
    private static String changed(String old, String now) {
        for (String line : OLD.split("\n")) {
            String indent = line.substring(0, line.length() - line.stripLeading().length());
            String asked = old.replace("~", "\n" + indent);
            if (line.contains(old.split("~")[0]) && OLD.contains(asked)) {
                int at = OLD.indexOf(asked);
                return OLD.substring(0, at) + now.replace("~", "\n" + indent) + OLD.substring(at + asked.length());
            }
        }
        throw new AssertionError("nothing to change: " + old);
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
