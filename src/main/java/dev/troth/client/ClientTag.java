package dev.troth.client;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One tag of one client, for filters: the client itself has them as a list. */
@Entity
@Immutable
@Table(name = "client_tag")
class ClientTag implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    private UUID clientId;
    @Id
    private String tag;

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientTag that && Objects.equals(clientId, that.clientId) && Objects.equals(tag, that.tag);
    }

    @Override
    public int hashCode() {
        return Objects.hash(clientId, tag);
    }
}
