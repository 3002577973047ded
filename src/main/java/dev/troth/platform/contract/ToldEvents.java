package dev.troth.platform.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The requests the service makes: what a receiver of events has to answer. */
final class ToldEvents {

    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String TAG = "webhooks";
    private static final String TEST = "TestEvent";

    private ToldEvents() {
    }

    static void addTo(OpenAPI contract) {
        contract.addWebhook("event", told("receiveEvent", "An event that a webhook asked for",
                "Sent to the `url` of each webhook that wants its type, again and again until it is answered, for 24 hours unless the operator sets another time. The order is that of the events only while nothing "
                        + "fails: `sequence` tells it.", "CloudEvent"));
        contract.addWebhook("test", told("receiveTestEvent", "An event of the type dev.troth.webhook.test, to try a webhook out",
                "Sent when it is asked for, whatever types the webhook wants.", TEST));
    }

    private static PathItem told(String id, String summary, String description, String event) {
        Operation operation = OASFactory.createOperation().operationId(id).summary(summary).description(description).tags(List.of(TAG)).security(List.of())
                .addParameter(header("webhook-id", "Names the delivery, the same for each attempt: what was seen before is answered and not done again.",
                        text().format("uuid")))
                .addParameter(header("webhook-timestamp", "When this attempt was made, in seconds since 1970. One of more than five minutes ago may be somebody who repeats it.",
                        OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).format("int64")))
                .addParameter(header("webhook-signature", "`v1,` and the base64 of the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`, with the bytes of the secret after "
                        + "`whsec_` as its key (Standard Webhooks). Two, separated by a space, while a secret is being replaced: one that fits is enough.", text()))
                .requestBody(OASFactory.createRequestBody().required(true).content(OASFactory.createContent()
                        .addMediaType(CLOUD_EVENT, OASFactory.createMediaType().schema(OASFactory.createSchema().ref(event)))))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("2XX", OASFactory.createAPIResponse().description("It is taken. Within 15 seconds, unless the operator sets another time; the body is not read."))
                        .addAPIResponse("410", OASFactory.createAPIResponse().description("Nobody listens here any more: the webhook is disabled."))
                        .addAPIResponse("default", OASFactory.createAPIResponse().description("It is sent again later; where `Retry-After` says when, not before.")));
        return OASFactory.createPathItem().POST(operation);
    }

    private static Parameter header(String name, String description, Schema schema) {
        return OASFactory.createParameter().name(name).in(Parameter.In.HEADER).required(true).description(description).schema(schema);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
