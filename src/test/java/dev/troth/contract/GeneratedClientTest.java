package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.troth.support.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import troth.client.ApiClient;
import troth.client.ApiException;
import troth.client.api.ClientsApi;
import troth.client.api.CommitmentsApi;
import troth.client.api.TrustApi;
import troth.client.model.Client;
import troth.client.model.ClientFields;
import troth.client.model.Commitment;
import troth.client.model.CommitmentStatus;
import troth.client.model.Deliver;
import troth.client.model.NewClient;
import troth.client.model.NewCommitment;
import troth.client.model.Party;
import troth.client.model.TrustScore;

@QuarkusTest
@DisplayName("A client generated from the contract talks to the service")
class GeneratedClientTest {

    @TestHTTPResource("/")
    URI base;

    private ApiClient service;

    @BeforeEach
    void signIn() {
        String token = Tokens.of(Tokens.freshTenant());
        service = new ApiClient();
        service.updateBaseUri(base.toString().replaceAll("/$", ""));
        service.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }

    @Test
    void aPromiseThatIsKeptIsSeenInTheScore() throws ApiException {
        Client ada = new ClientsApi(service).createClient(new NewClient().name("Ada Okafor"), null, null);
        CommitmentsApi commitments = new CommitmentsApi(service);
        Commitment proofs = commitments.createCommitment(new NewCommitment().clientId(ada.getId()).title("Proofs")
                .promisedAt(OffsetDateTime.parse("2025-02-03T09:00:00Z")).dueAt(OffsetDateTime.parse("2025-03-03T17:00:00Z")), "proofs-1");
        assertThat(commitments.createCommitment(new NewCommitment().clientId(ada.getId()).title("Proofs")
                .promisedAt(OffsetDateTime.parse("2025-02-03T09:00:00Z")).dueAt(OffsetDateTime.parse("2025-03-03T17:00:00Z")), "proofs-1")).isEqualTo(proofs);
        Commitment delivered = commitments.deliverCommitment(proofs.getId(), null, null,
                new Deliver().deliveredAt(OffsetDateTime.parse("2025-03-01T12:00:00Z")));
        assertThat(delivered.getStatus()).isEqualTo(CommitmentStatus.DELIVERED);
        assertThat(commitments.getCommitment(proofs.getId(), null, null)).isEqualTo(delivered);

        TrustScore score = new TrustApi(service).getTrustScore(ada.getId(), OffsetDateTime.parse("2025-03-08T09:00:00Z"), null, Party.PROVIDER, null);
        assertThat(score.getTrust()).isGreaterThan(.5);
        assertThat(score.getDelivery().getKept()).isEqualTo(1);
    }

    @Test
    void aFieldIsTakenAwayWithNullAndStaysWhereNothingIsSaid() throws ApiException {
        ClientsApi clients = new ClientsApi(service);
        Client ada = clients.createClient(new NewClient().name("Ada Okafor").preferredName("Ada").notes("Tea, no sugar"), null, null);
        Client changed = clients.patchClient(ada.getId(), "\"0\"", new ClientFields().preferredName(null));
        assertThat(changed.getPreferredName()).isNull();
        assertThat(changed.getNotes()).isEqualTo("Tea, no sugar");
    }

    @Test
    void aRefusalIsAnException() {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> new ClientsApi(service).createClient(new NewClient(), null, null));
        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getResponseBody()).contains("/problems/validation-failed", "/name");
    }
}
