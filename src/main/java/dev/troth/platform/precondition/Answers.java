package dev.troth.platform.precondition;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The answers every resource gives alike: with the ETag of what they carry, and none where the caller has it already. */
public final class Answers {

    private Answers() {
    }

    /** 201 with Location and ETag. */
    public static Response created(Representation view, UriInfo uri) {
        return Response.created(uri.getAbsolutePathBuilder().path(view.id().toString()).build()).tag(tag(view)).entity(view).build();
    }

    /**
     * 201 with ETag, and with a Location in another collection than the one it was posted to.
     *
     * @param collection the resource it is found at
     */
    public static Response created(Representation view, Class<?> collection, UriInfo uri) {
        return Response.created(uri.getBaseUriBuilder().path(collection).path(view.id().toString()).build()).tag(tag(view)).entity(view).build();
    }

    /** 200 with ETag: the representation after a change. */
    public static Response ok(Versioned view) {
        return Response.ok(view).tag(tag(view)).build();
    }

    /** 200 with ETag, or 304 where If-None-Match names it and it cannot have changed since. */
    public static Response read(Versioned view, Request request) {
        return !view.changesUnseen() && isKnown(tag(view), request) ? Response.notModified(tag(view)).build() : ok(view);
    }

    /** If-None-Match compares weakly (RFC 9110 section 13.1.2): a proxy that compresses makes tags weak. */
    private static boolean isKnown(EntityTag tag, Request request) {
        return matches(tag, request) || matches(new EntityTag(tag.getValue(), true), request);
    }

    private static boolean matches(EntityTag tag, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null && unchanged.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
    }

    private static EntityTag tag(Versioned view) {
        return new EntityTag(Long.toString(view.version()));
    }
}
