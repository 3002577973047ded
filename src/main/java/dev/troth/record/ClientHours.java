package dev.troth.record;

import dev.troth.platform.time.WorkingHours;
import java.util.UUID;

/** The hours in which a client's clock runs, for those records that know the client by its id alone. */
public interface ClientHours {

    /** Null where the client's clock runs day and night. */
    WorkingHours workingHours(UUID clientId);
}
