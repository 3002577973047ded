package dev.troth.practices;

import static dev.troth.practices.PracticeClient.exactly;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 60: at the year's end, look back and improve")
class Practice60YearEndReviewTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aFrozenReviewNeverChangesEvenWhereAFactIsCorrected() {
        String promise = ada.record("commitments", "'title': 'Proofs', 'promisedAt': '2024-03-01T09:00:00Z', 'dueAt': '2024-03-11T09:00:00Z'").getString("id");
        ada.api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2024-03-09T09:00:00Z'}");
        Response created = ada.api.post(reviews(), "{'from': '2024-01-01T00:00:00Z', 'to': '2025-01-01T00:00:00Z', "
                + "'resolutions': ['Tell of a delay the day it is known', 'Ask before assuming'], 'note': 'Over tea'}");
        JsonPath frozen = created.then().statusCode(201).extract().jsonPath();
        String address = created.header("Location");
        assertThat(address).endsWith(reviews() + "/" + frozen.getString("id"));
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(kept(frozen, "figures.")).isEqualTo(1);
        assertThat(frozen.getDouble("figures.scores[0].atTo.trust")).isCloseTo(ada.api.trust(ada.id(), "PROVIDER", "2025-01-01T00:00:00Z"), exactly());

        ada.api.done("/v1/commitments/" + promise + "/correct", "{'reason': 'It was never delivered'}");
        JsonPath now = ada.api.read(year(2024));
        assertThat(kept(now, "")).isZero();
        assertThat(now.getInt("promises.find { it.promisor == 'PROVIDER' }.overdue")).isEqualTo(1);

        JsonPath read = ada.api.read(reviews() + "/" + frozen.getString("id"));
        assertThat(read.getMap("")).isEqualTo(frozen.getMap(""));
        assertThat(ada.api.read(reviews()).getList("items.id")).isEqualTo(List.of(frozen.getString("id")));
        ada.api.request().header("If-None-Match", "\"0\"").get(reviews() + "/" + frozen.getString("id")).then().statusCode(304);
        JsonPath timeline = ada.api.read("/v1/clients/" + ada.id() + "/timeline?type=review.frozen");
        assertThat(timeline.getString("items[0].recordId")).isEqualTo(frozen.getString("id"));
        assertThat(timeline.getList("items[0].data.resolutions")).hasSize(2);
    }

    @Test
    void theNextReviewShowsWhatWasResolvedAtTheLast() {
        assertThat(ada.api.read(year(2024)).getList("resolutions")).isEmpty();
        freeze(2023, "Answer within a day");
        freeze(2024, "Ask before assuming");

        JsonPath next = ada.api.read(year(2025));
        assertThat(next.getList("resolutions")).isEqualTo(List.of("Ask before assuming"));
        assertThat(next.getString("formerReview.to")).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/review?from=2023-06-01T00:00:00Z&to=2024-06-01T00:00:00Z").getList("resolutions"))
                .isEqualTo(List.of("Answer within a day"));
        assertThat(ada.api.read(reviews()).getList("items.resolutions[0]")).isEqualTo(List.of("Ask before assuming"));
        assertThat(ada.api.read(reviews()).getList("items[0].figures.resolutions")).isEqualTo(List.of("Answer within a day"));
    }

    @Test
    void whatHasNotHappenedYetIsNotFrozen() {
        refusedAt(ada.api.post(reviews(), "{'to': '2099-01-01T00:00:00Z'}"), "/to");
        refusedAt(ada.api.post(reviews(), "{'from': '2025-01-01T00:00:00Z', 'to': '2025-01-01T00:00:00Z'}"), "/from");
        refusedAt(ada.api.post(reviews(), "{'from': '2001-01-01T00:00:00Z', 'to': '2025-01-01T00:00:00Z'}"), "/from");
        assertThat(ada.api.request().contentType("application/json").post(reviews()).then().statusCode(201).extract().jsonPath().getList("resolutions")).isEmpty();
    }

    private void freeze(int year, String resolution) {
        ada.api.created(reviews(), "{'from': '%d-01-01T00:00:00Z', 'to': '%d-01-01T00:00:00Z', 'resolutions': ['%s']}", year, year + 1, resolution);
    }

    private String reviews() {
        return "/v1/clients/" + ada.id() + "/reviews";
    }

    private String year(int year) {
        return "/v1/clients/" + ada.id() + "/review?from=" + year + "-01-01T00:00:00Z&to=" + (year + 1) + "-01-01T00:00:00Z";
    }

    private static int kept(JsonPath review, String where) {
        return review.getInt(where + "promises.find { it.promisor == 'PROVIDER' }.kept");
    }
}
