package dev.troth.communication;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Contact with a client over HTTP. */
@Path("/v1/clients/{clientId}/contact")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "communications")
public class ContactResource {

    private final Contacts contacts;

    ContactResource(Contacts contacts) {
        this.contacts = contacts;
    }

    @GET
    @Operation(operationId = "getContact", summary = "When each side was last heard of, and when the next check-in is due")
    public ContactView contact(@PathParam("clientId") UUID clientId) {
        return contacts.of(clientId);
    }
}
