package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 38: the client pays what the work is worth, on time")
class Practice38InvoiceTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void anInvoiceIsTheClientsPromiseAndMovesTheClientsScoreAlone() {
        String paid = invoice("Invoice 1");
        JsonPath delivered = ada.api.done("/v1/commitments/" + paid + "/deliver", "{'deliveredAt': '2025-03-31T09:00:00Z'}");
        assertThat(delivered.getString("confirmation")).isEqualTo("ACCEPTED");
        String late = invoice("Invoice 2");
        ada.api.done("/v1/commitments/" + late + "/deliver", "{'deliveredAt': '2025-04-10T09:00:00Z'}");

        assertThat(ada.line("CLIENT", "RELIABILITY", "ON_TIME")).isEqualTo(List.of(.9, 0.));
        assertThat(ada.lines("CLIENT", "RELIABILITY", "LATE")).extracting(line -> PracticeClient.number(line, "s")).filteredOn(s -> s > 0)
                .singleElement().satisfies(s -> assertThat(s).isCloseTo(.3 + .7 / 3, PracticeClient.exactly()));
        assertThat(ada.score("PROVIDER", "2025-04-10T09:00:00Z").getDouble("trust")).isEqualTo(.5);
        JsonPath invoices = ada.api.read("/v1/commitments?kind=PAYMENT&promisor=CLIENT&clientId=" + ada.id());
        assertThat(invoices.getInt("total.count")).isEqualTo(2);
    }

    private String invoice(String title) {
        return ada.record("commitments", "'title': '%s', 'kind': 'PAYMENT', 'promisor': 'CLIENT', 'promisedAt': '2025-03-01T09:00:00Z', "
                + "'dueAt': '2025-03-31T09:00:00Z'", title).getString("id");
    }
}
