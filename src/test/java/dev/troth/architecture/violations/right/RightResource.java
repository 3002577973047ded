package dev.troth.architecture.violations.right;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;

/** Wrong on purpose: HTTP that queries, and a POST without a key. No path, so that nothing serves it. */
@Produces("text/plain")
class RightResource {

    private EntityManager em;

    @POST
    public String post() {
        return String.valueOf(em.createQuery("select 1").getSingleResult());
    }
}
