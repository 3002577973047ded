package dev.troth.agreement;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Fees the client was not told of, with what telling is worth and what silence costs (practice 64). */
@Singleton
public class FeesUndisclosedAttention implements AttentionSource {

    private final AgreementRepository agreements;

    FeesUndisclosedAttention(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.FEES_UNDISCLOSED;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return agreements.feesUndisclosed(query).map(this::item);
    }

    private AttentionItem item(Agreement agreement) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("names", agreement.undisclosedFees().stream().map(Fee::name).collect(Collectors.joining(", ")));
        facts.put("offeredAt", agreement.current().offeredAt().toString());
        agreement.undisclosedFees().stream().map(Fee::chargedFrom).filter(Objects::nonNull).min(Instant::compareTo)
                .ifPresent(charged -> facts.put("chargedFrom", charged.toString()));
        facts.put("candorIfDisclosedBeforeAcceptance", Double.toString(AgreementRules.FEES_DISCLOSED));
        facts.put("candorIfDisclosedLate", Double.toString(-AgreementRules.FEES_DISCLOSED_LATE));
        facts.put("candorIfChargedUndisclosed", Double.toString(-AgreementRules.CHARGED_UNDISCLOSED));
        return new AttentionItem(kind(), agreement.clientId(), Party.PROVIDER, RecordType.AGREEMENT, agreement.id(),
                agreement.awaited().feesUndisclosedSince(), "A client is told of every fee unasked, before it accepts and before it is charged.",
                facts, null, "POST /v1/agreements/" + agreement.id() + "/disclose-fees");
    }
}
