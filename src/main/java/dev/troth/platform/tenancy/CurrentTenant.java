package dev.troth.platform.tenancy;

import jakarta.enterprise.context.RequestScoped;

/** Whose data this request works on, and in whose name. Set once, from what the caller proved, before anything reads the database. */
@RequestScoped
public class CurrentTenant {

    private String tenant = "";
    private String caller = "";

    /**
     * @param tenant the tenant, not empty
     * @param caller who acts, as the journal shows it
     */
    public void enter(String tenant, String caller) {
        if (!this.tenant.isEmpty() && !this.tenant.equals(tenant)) {
            throw new IllegalStateException("a request has one tenant");
        }
        this.tenant = tenant;
        this.caller = caller;
    }

    /** The tenant, empty where there is none. */
    public String tenant() {
        return tenant;
    }

    public String caller() {
        return caller;
    }
}
