package dev.troth.agreement;

import dev.troth.trust.model.Party;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What of an agreement waits for somebody, by itself or once its time has come: kept in columns so that attention finds it by index.
 *
 * @param offeredAt when the revision was offered that somebody has yet to accept, null where nobody has
 * @param acceptanceOf the party that has yet to accept it, the client where both have
 * @param feesUndisclosedSince since when a fee of the revision the two sides are at is charged or offered without being told of
 * @param review when the terms in force are looked at again, null where what is offered moves it
 * @param expiry when they expire, null where what is offered moves it
 * @param inForceUntil when they expire, whatever is offered
 */
@Embeddable
record Awaited(Instant offeredAt, @Enumerated(EnumType.STRING) Party acceptanceOf, Instant feesUndisclosedSince, Instant review, Instant expiry,
        Instant inForceUntil) {

    static final Awaited NOTHING = new Awaited(null, null, null, null, null, null);

    /**
     * @param agreed null where both have accepted nothing yet
     * @param reviewDue when the terms agreed are looked at again
     */
    static Awaited of(Revision current, Revision agreed, Instant reviewDue, AgreementStatus status, List<Fee> undisclosed) {
        boolean offered = status == AgreementStatus.OFFERED;
        boolean counts = offered || agreed != null;
        Instant feesSince = !counts || undisclosed.isEmpty() ? null : Stream.concat(Stream.of(current.offeredAt()),
                undisclosed.stream().map(Fee::chargedFrom).filter(Objects::nonNull)).min(Instant::compareTo).orElseThrow();
        Instant expiresAt = agreed == null ? null : agreed.terms().expiresAt();
        return new Awaited(offered ? current.offeredAt() : null, offered ? owing(current) : null, feesSince,
                offered && !Objects.equals(current.terms().reviewDue(), reviewDue) ? null : reviewDue,
                offered && !Objects.equals(current.terms().expiresAt(), expiresAt) ? null : expiresAt, expiresAt);
    }

    private static Party owing(Revision offered) {
        return offered.acceptedAt(Party.CLIENT) == null ? Party.CLIENT : Party.PROVIDER;
    }
}
