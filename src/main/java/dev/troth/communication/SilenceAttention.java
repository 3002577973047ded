package dev.troth.communication;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Clients with whom nobody has spoken for longer than agreed, in either direction (practice 5). */
@Singleton
public class SilenceAttention implements AttentionSource {

    private final ContactRepository contacts;

    SilenceAttention(ContactRepository contacts) {
        this.contacts = contacts;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.SILENCE;
    }

    /** Contact is the provider's to keep up. */
    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        if (!query.asksFor(Party.PROVIDER)) {
            return Page.none();
        }
        return contacts.silent(query).map(contact -> new AttentionItem(kind(), contact.id(), Party.PROVIDER, RecordType.CLIENT, contact.id(),
                contact.silentFrom(), "With a client who is ACTIVE or AT_RISK, neither side stays out of touch for longer than the cadence agreed; "
                        + "thirty days where none is.", facts(contact), null, "POST /v1/communications"));
    }

    private static Map<String, String> facts(Contact contact) {
        Map<String, String> facts = new TreeMap<>(Map.of("cadence", contact.cadence().toString()));
        if (contact.last(Party.PROVIDER) != null) {
            facts.put("lastFromProvider", contact.last(Party.PROVIDER).toString());
        }
        if (contact.last(Party.CLIENT) != null) {
            facts.put("lastFromClient", contact.last(Party.CLIENT).toString());
        }
        return facts;
    }
}
